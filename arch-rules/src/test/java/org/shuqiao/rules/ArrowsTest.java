package org.shuqiao.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrows between the rooms point one way. */
class ArrowsTest {

    private static final JavaClasses HOUSE = House.classes();
    /** Stands before the Hive driver's class of this name, in the driver's class loader. */
    private static final String OF_THE_DRIVER = "org.apache.hive.service.auth.TSubjectAssumingTransport";

    @Test
    void everyRoomWasBuiltAndIsLookedAt() {
        Set<String> rooms = HOUSE.stream()
                .map(c -> c.getPackageName().split("\\."))
                .filter(parts -> parts.length > 2)
                .map(parts -> parts[2])
                .collect(Collectors.toSet());

        assertThat(rooms).contains("standards", "nifi", "pipelines", "catalog", "ledger", "query", "exchange", "city",
                "journey");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            standards |
            nifi      | standards
            pipelines | standards
            catalog   | standards
            ledger    | standards
            query     | standards
            exchange  | standards nifi pipelines catalog ledger query
            city      |
            journey   | standards pipelines catalog ledger query exchange
            systems   | standards nifi pipelines catalog ledger query exchange
            """)
    void aRoomKnowsOnlyTheRoomsBelow(String room, String below) {
        Set<String> known = below == null ? Set.of() : Set.of(below.split(" "));

        ArchRule rule = noClasses().that().resideInAPackage("org.shuqiao." + room + "..")
                .should().dependOnClassesThat(inAnotherRoomThan(room, known))
                .allowEmptyShould(room.equals("systems")); // built by a profile of their own

        rule.check(HOUSE);
    }

    @Test
    void theExchangeKnowsOfThePipelinesOnlyWhatARunIs() {
        noClasses().that().resideInAPackage("org.shuqiao.exchange..")
                .should().dependOnClassesThat(new DescribedPredicate<>("work of the pipelines") {
                    @Override
                    public boolean test(JavaClass c) {
                        return c.getPackageName().startsWith("org.shuqiao.pipelines.")
                                && !c.getPackageName().startsWith("org.shuqiao.pipelines.run");
                    }
                })
                .check(HOUSE);
    }

    @Test
    void theExchangeKnowsOfNifiOnlyHowItIsAsked() {
        noClasses().that().resideInAPackage("org.shuqiao.exchange..")
                .should().dependOnClassesThat(new DescribedPredicate<>("work of the collecting processors") {
                    @Override
                    public boolean test(JavaClass c) {
                        return c.getPackageName().startsWith("org.shuqiao.nifi.")
                                && !c.getPackageName().startsWith("org.shuqiao.nifi.remote");
                    }
                })
                .check(HOUSE);
    }

    @Test
    void packagesAreNamedForTheDomain() {
        noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..manager..",
                "..helper..", "..helpers..", "..misc..")
                .check(HOUSE);
    }

    @Test
    void everyClassStandsInARoom() {
        classes().that().doNotHaveFullyQualifiedName(OF_THE_DRIVER).should().resideInAPackage("org.shuqiao..").check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> inAnotherRoomThan(String room, Set<String> known) {
        return new DescribedPredicate<>("a room that " + room + " must not know") {
            @Override
            public boolean test(JavaClass c) {
                String[] parts = c.getPackageName().split("\\.");
                return parts.length > 2 && parts[0].equals("org") && parts[1].equals("shuqiao")
                        && !parts[2].equals(room) && !known.contains(parts[2]);
            }
        };
    }
}
