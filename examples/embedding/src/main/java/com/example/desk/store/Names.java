package com.example.desk.store;

import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.application.people.PersonRepository;
import dev.issuetracker.application.project.ProjectRepository;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Reference;

/**
 * People, projects and labels, as they are called now. They are kept elsewhere; tables of issues
 * have their ids alone.
 */
public record Names(PersonRepository people, ProjectRepository projects, LabelRepository labels) {

  PersonRef person(long id) {
    return people.find(new Reference.ById(id)).map(Person::ref).orElseThrow();
  }

  ProjectRef project(long id) {
    return projects.find(new Reference.ById(id)).map(Project::ref).orElseThrow();
  }

  LabelRef label(long id) {
    return labels.find(id).orElseThrow().ref();
  }
}
