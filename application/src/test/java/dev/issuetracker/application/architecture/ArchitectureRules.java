package dev.issuetracker.application.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static dev.issuetracker.application.architecture.Rings.within;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules, for the rings of one house. Each can be checked by itself; in reading order they are
 * the architecture.
 */
public final class ArchitectureRules {
  private static final Set<String> OUTCOMES = Set.of("Rejected", "Unavailable", "OutcomeUnknown");
  private static final Set<String> OPENINGS = Set.of("write", "read", "part", "rehearse");

  private final Rings rings;

  public ArchitectureRules(Rings rings) {
    this.rings = rings;
  }

  public ArchRule domainKnowsNoOtherRing() {
    return noClasses()
        .that()
        .resideInAnyPackage(within(rings.domain()))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(within(rings.application())).or(resideInAnyPackage(rings.outer())))
        .because("the rules outlive everything that is built around them");
  }

  public ArchRule applicationKnowsTheDomainAlone() {
    return noClasses()
        .that()
        .resideInAnyPackage(within(rings.application()))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(rings.outer())
        .because("what a use case needs from outside is a port, and it does not see who serves it");
  }

  public ArchRule adaptersDoNotKnowEachOther() {
    return noClasses()
        .that()
        .resideInAnyPackage(within(rings.adapters().toArray(String[]::new)))
        .should(Neighbours.dependOnAnother(rings.adapters()))
        .because("each of them can be left out or replaced alone");
  }

  public ArchRule nobodyKnowsTheOutermostRing() {
    return noClasses()
        .that()
        .resideInAnyPackage(rings.all())
        .and()
        .resideOutsideOfPackages(within(rings.outermost()))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(within(rings.outermost()))
        .because("who is put together does not know by whom");
  }

  public ArchRule nobodyInsideKnowsTheMemory() {
    return noClasses()
        .that()
        .resideInAnyPackage(rings.inner())
        .and()
        .resideOutsideOfPackage(rings.memory())
        .should()
        .dependOnClassesThat()
        .resideInAPackage(rings.memory())
        .because("the memory is one adapter among others that happens to ship with the use cases");
  }

  public ArchRule domainIsPlainJava() {
    return classes()
        .that()
        .resideInAnyPackage(within(rings.domain()))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            rings.domain() + "..",
            "java.lang",
            "java.math",
            "java.text",
            "java.time..",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "org.jspecify.annotations")
        .because("rules can be read, tested and embedded without knowing any library");
  }

  public ArchRule applicationIsPlainJava() {
    return classes()
        .that()
        .resideInAnyPackage(within(rings.application()))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            rings.domain() + "..",
            rings.application() + "..",
            "java.io",
            "java.lang",
            "java.math",
            "java.nio.charset",
            "java.security..",
            "java.text",
            "java.time..",
            "java.util",
            "java.util.concurrent..",
            "java.util.function",
            "java.util.random",
            "java.util.regex",
            "java.util.stream",
            "javax.crypto..",
            "org.jspecify.annotations")
        .because("whoever embeds the use cases brings a framework, a log and a database, or none");
  }

  public ArchRule innerRingsStartNothing() {
    return noClasses()
        .that()
        .resideInAnyPackage(rings.inner())
        .should(Reach.forMachinery())
        .because("threads, processes and classes found by name belong to whoever embeds");
  }

  /** All but the door of the memory, which has a shorter way in for those who do not mind. */
  public ArchRule timeAndChanceComeFromOutside() {
    return noClasses()
        .that()
        .resideInAnyPackage(rings.inner())
        .and()
        .doNotHaveFullyQualifiedName(rings.application() + ".memory.InMemory")
        .should(Reach.forTheTimeOrChance())
        .because("a test can then say what time it is, and every outcome can be repeated");
  }

  public ArchRule surroundingsComeFromOutside() {
    return noClasses()
        .that()
        .resideInAnyPackage(rings.inner())
        .should(Reach.forTheSurroundings())
        .because("the same call gives the same answer on every machine");
  }

  public ArchRule refusalsAreTyped() {
    return noClasses()
        .that()
        .resideInAnyPackage(rings.inner())
        .and()
        .resideOutsideOfPackage(rings.memory())
        .should(
            Reach.reach(
                "make an exception that is neither ours nor blamed on a programmer",
                access -> Shapes.isUntypedRefusal(access, rings)))
        .because("a refusal is data that a program can act on");
  }

  public ArchRule exceptionsAreFew() {
    return classes()
        .that()
        .resideInAnyPackage(rings.inner())
        .and()
        .areAssignableTo(Throwable.class)
        .should(Shapes.be("stay private, or be one of " + OUTCOMES, ArchitectureRules::isOutcome))
        .andShould()
        .beAssignableTo(RuntimeException.class)
        .because("there are three routes out of a use case, and no fourth");
  }

  public ArchRule transactionsAreOpenedByUseCases() {
    return noClasses()
        .that()
        .resideInAnyPackage(rings.all())
        .and()
        .resideOutsideOfPackage(rings.memory())
        .and(Shapes.are("not use cases", javaClass -> !PortShapes.isUseCase(javaClass, rings)))
        .should(Reach.reach("open transactions", this::isOpening))
        .because("only a use case knows what must happen together");
  }

  public ArchRule portsAreInterfaces() {
    return classes()
        .that()
        .resideInAnyPackage(within(rings.application()))
        .and()
        .areRecords()
        .and()
        .haveSimpleNameEndingWith("Ports")
        .should(Shapes.be("name ports alone", PortShapes::nameInterfacesOnly))
        .because("an embedder can then bring each of them");
  }

  /**
   * @param what as the rule shall call it, in the plural
   * @param libraries patterns of packages
   * @param homes the only rings that may know them
   */
  public ArchRule staysAtTheEdge(String what, List<String> libraries, List<String> homes) {
    return noClasses()
        .that()
        .resideInAnyPackage(rings.all())
        .and()
        .resideOutsideOfPackages(within(homes.toArray(String[]::new)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries.toArray(String[]::new))
        .because(what + " stay at the edge");
  }

  public ArchRule namesSayWhatThingsAre() {
    return noClasses()
        .that()
        .resideInAnyPackage(rings.all())
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Mapper)(\\$.*)?|.*[.$]Abstract[^.]*")
        .because("such a name says what the author did not decide");
  }

  public ArchRule domainInterfacesAreSealed() {
    return classes()
        .that()
        .resideInAnyPackage(within(rings.domain()))
        .and()
        .areInterfaces()
        .and(Shapes.are("more than a package's description", type -> !Shapes.isPackageInfo(type)))
        .should(Shapes.beSealed())
        .because("a choice that is closed can be switched over without a default");
  }

  public ArchRule innerClassesAreClosed() {
    return classes()
        .that()
        .resideInAnyPackage(rings.inner())
        .should(Shapes.beClosed())
        .because("the library is put together, not inherited from");
  }

  public ArchRule innerRingsKeepNoStaticState() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(rings.inner())
        .should(Shapes.beStaticAndMutable())
        .because("two trackers in one program must not meet");
  }

  /** All but builders, which say by their name that they are none. */
  public ArchRule valuesAreImmutable() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(within(rings.domain()))
        .and()
        .areDeclaredInClassesThat(
            Shapes.are("values for others", javaClass -> !Shapes.isWorkshop(javaClass)))
        .should(Shapes.beChangeable())
        .because("what is shared by many threads must not change under any of them");
  }

  public ArchRule valuesAreComparedByWhatTheyHold() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(within(rings.domain()))
        .and()
        .areDeclaredInClassesThat()
        .areRecords()
        .should(Shapes.beComparedByIdentity(rings))
        .because("two values that hold the same are the same");
  }

  public ArchRule optionalIsNeverKept() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(rings.inner())
        .should()
        .haveRawType(Optional.class)
        .because("an Optional is an answer, and a field that may be missing is @Nullable");
  }

  public ArchRule packagesAreNullMarked() {
    return classes()
        .that()
        .resideInAnyPackage(rings.all())
        .should(Shapes.liveInAMarkedPackage())
        .because("outside of them nobody checks for null");
  }

  private boolean isOpening(JavaAccess<?> access) {
    var transactions = rings.application() + ".Transactions";
    return OPENINGS.contains(access.getName())
        && access.getTargetOwner().isAssignableTo(transactions)
        && !access.getOriginOwner().isAssignableTo(transactions);
  }

  private static boolean isOutcome(JavaClass exception) {
    return !exception.getModifiers().contains(JavaModifier.PUBLIC)
        || OUTCOMES.contains(exception.getSimpleName());
  }
}
