package org.shuqiao.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the arrows between modules and packages to one direction. */
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

        assertThat(rooms).contains("base", "contracts", "standards", "nifi", "pipelines", "catalog", "ledger", "query",
                "node", "client", "exchange", "centre", "city", "journey", "distribution");
        if (House.WITH_SYSTEMS) {
            assertThat(rooms).contains("systems", "bench");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base      |                                                              | every module stands on it
            contracts | base                                                         | two processes share it and \
            nothing else
            standards | base contracts                                               | rules know no store and no engine
            nifi      | base contracts standards                                     | it runs inside another \
            product's process
            pipelines | base contracts standards                                     | it runs inside Spark's process
            catalog   | base contracts standards                                     | exchange joins it with the others
            query     | base contracts standards                                     | exchange joins it with the others
            ledger    | base contracts                                               | a verifier trusts none of the \
            rest
            node      | base contracts ledger                                        | a department runs it with \
            nothing of the platform
            client    | base contracts ledger                                        | a program uses the \
            platform with nothing of it on its class path
            exchange  | base contracts standards nifi catalog query ledger node client | nothing stands above it but \
            its users
            centre    | base contracts standards catalog query ledger exchange      | it is a consumer, and the \
            exchange knows nothing of it
            distribution | base                                                      | it describes what was built \
            and runs none of it
            city      |                                                              | the platform must not tell it \
            from a real city
            journey   | base contracts standards catalog query ledger node exchange  | it drives the platform from \
            outside
            systems   | base contracts standards nifi pipelines catalog query ledger node exchange journey | it starts \
            what the tests need
            bench     | base contracts standards nifi pipelines catalog query ledger node exchange systems | it \
            measures all of them
            """)
    void aRoomKnowsOnlyTheRoomsBelow(String room, String below, String because) {
        Set<String> known = below == null ? Set.of() : Set.of(below.split(" "));

        noClasses().that().resideInAPackage("org.shuqiao." + room + "..")
                .should().dependOnClassesThat(inAnotherRoomThan(room, known))
                .because(because)
                .allowEmptyShould(!House.WITH_SYSTEMS && Set.of("systems", "bench").contains(room))
                .check(HOUSE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            domain   | platform outside web cli | who may have what does not depend on how it is run
            platform | outside web cli          | the platform opens without a web server, for commands and tests
            outside  | platform web cli         | a format says what the domain says, and nothing of how it is run
            web      | cli                      | the command line is one user of the server among others
            """)
    void theExchangesModulesPointOneWay(String module, String above, String because) {
        String[] packages = Set.of(above.split(" ")).stream().map("org.shuqiao.exchange.%s.."::formatted)
                .toArray(String[]::new);

        noClasses().that().resideInAPackage("org.shuqiao.exchange." + module + "..")
                .should().dependOnClassesThat().resideInAnyPackage(packages)
                .because(because)
                .check(HOUSE);
    }

    @Test
    void theDomainKnowsNoWeb() {
        noClasses().that().resideInAPackage("org.shuqiao.exchange.domain..")
                .should().dependOnClassesThat().resideInAnyPackage("org.springframework.web..",
                        "org.springframework.boot..", "org.springframework.security.web..", "jakarta.servlet..")
                .because("a decision is the same through every door")
                .check(HOUSE);
    }

    @Test
    void statementsOfRdfAreMadeInOneModule() {
        noClasses().that().resideOutsideOfPackages("org.shuqiao.exchange.outside..")
                .should().dependOnClassesThat().resideInAnyPackage("org.eclipse.rdf4j..", "org.apache.jena..",
                        "com.apicatalog..")
                .because("a library of one format is nobody else's concern")
                .check(HOUSE);
    }

    @Test
    void theBaseKnowsOnlyTheJdk() {
        classes().that().resideInAPackage("org.shuqiao.base..")
                .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "javax.crypto..", "org.shuqiao.base..")
                .because("it stands on the class path of NiFi, Spark, Fabric and the verifier")
                .check(HOUSE);
    }

    @Test
    void theVerifierStandsOnProofsAlone() {
        noClasses().that().resideInAPackage("org.shuqiao.ledger.verifier..")
                .should().dependOnClassesThat().resideInAnyPackage("org.shuqiao.standards..",
                        "org.shuqiao.ledger.log..", "org.shuqiao.ledger.contract..", "org.yaml..", "java.sql..")
                .because("an auditor runs it on a machine with nothing of the platform")
                .check(HOUSE);
    }

    @Test
    void aNodeStandsOnProofsAlone() {
        noClasses().that().resideInAPackage("org.shuqiao.node..")
                .should().dependOnClassesThat().resideInAnyPackage("org.shuqiao.ledger.log..",
                        "org.shuqiao.ledger.store..", "org.shuqiao.ledger.contract..", "org.shuqiao.ledger.embedded..",
                        "org.shuqiao.ledger.fabric..", "org.springframework..", "java.sql..")
                .because("what signs for a department is small enough to be read by the department")
                .check(HOUSE);
    }

    @Test
    void theServerKnowsOfNodesOnlyWhatTheySay() {
        noClasses().that().resideInAnyPackage("org.shuqiao.exchange.domain..", "org.shuqiao.exchange.platform..",
                        "org.shuqiao.exchange.web..")
                .should().dependOnClassesThat(new DescribedPredicate<>("a node's own work") {
                    @Override
                    public boolean test(JavaClass c) {
                        return c.getPackageName().startsWith("org.shuqiao.node.")
                                && !c.getPackageName().startsWith("org.shuqiao.node.protocol");
                    }
                })
                .because("no private key of a department is within the server's reach")
                .check(HOUSE);
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices().matching("org.shuqiao.(**)")
                .should().beFreeOfCycles()
                .because("a package that is in a cycle cannot be read, tested or moved alone")
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
                .because("collecting runs in a process of its own")
                .check(HOUSE);
    }

    @Test
    void everyClassStandsInARoom() {
        classes().that().doNotHaveFullyQualifiedName(OF_THE_DRIVER).should().resideInAPackage("org.shuqiao..")
                .because("a class path shows at a glance what is the platform's own")
                .check(HOUSE);
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
