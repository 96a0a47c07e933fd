package dev.issuetracker.application.contract;

import dev.issuetracker.application.Ports;
import dev.issuetracker.domain.Label;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.Reference;

/** Gives things new names, of which the past and the issues hear or do not. */
record Renaming(Ports ports, World world) {
  static Renaming of(Ports ports, World world) {
    return new Renaming(ports, world);
  }

  Person person(PersonRef ref, String name) {
    return world.write(
        () -> {
          var before = ports.people().find(new Reference.ById(ref.id())).orElseThrow();
          return ports
              .people()
              .save(
                  new Person(
                      before.id(),
                      before.username(),
                      name,
                      before.role(),
                      before.active(),
                      before.createdAt(),
                      world.now()));
        });
  }

  Label label(LabelRef ref, String name) {
    return world.write(
        () -> {
          var before = ports.labels().find(ref.id()).orElseThrow();
          return ports
              .labels()
              .save(
                  new Label(
                      before.id(),
                      new LabelName(name),
                      before.color(),
                      before.description(),
                      before.issueCount(),
                      before.createdAt()));
        });
  }

  Project project(Project before, String name) {
    return world.write(
        () ->
            ports
                .projects()
                .save(
                    new Project(
                        before.id(),
                        before.key(),
                        name,
                        before.description(),
                        before.owner(),
                        before.archived(),
                        before.createdAt(),
                        world.now())));
  }
}
