package dev.issuetracker.application;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleDescriptorTest {

  @ParameterizedTest
  @ValueSource(strings = {"domain", "application"})
  void every_package_of_an_inner_ring_is_open_to_embedders(String ring) {
    var module = moduleOf(ring);

    assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source).collect(toSet()))
        .isEqualTo(module.packages());
  }

  @ParameterizedTest
  @ValueSource(strings = {"domain", "application"})
  void an_inner_ring_reads_nothing_but_its_own_house(String ring) {
    assertThat(moduleOf(ring).requires())
        .filteredOn(read -> !read.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
        .extracting(ModuleDescriptor.Requires::name)
        .isSubsetOf("java.base", "dev.issuetracker.domain");
  }

  private static ModuleDescriptor moduleOf(String ring) {
    return ModuleFinder.of(Path.of("..", ring, "target", "classes"))
        .find("dev.issuetracker." + ring)
        .orElseThrow()
        .descriptor();
  }
}
