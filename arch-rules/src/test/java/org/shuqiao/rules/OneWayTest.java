package org.shuqiao.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what is done in one way to its one place. */
class OneWayTest {

    private static final JavaClasses HOUSE = House.classes();
    private static final Set<String> MAPPERS = Set.of("ObjectMapper", "JsonMapper", "YAMLMapper", "JsonFactory",
            "YAMLFactory", "JsonMapper$Builder");

    @Test
    void jsonMappersAreMadeInOnePlace() {
        classes().that().resideOutsideOfPackages("org.shuqiao.contracts.json..", "org.shuqiao.contracts.yaml..",
                        "org.shuqiao.city.json..")
                .should(notCall(new DescribedPredicate<>("make a mapper of Jackson") {
                    @Override
                    public boolean test(JavaCodeUnitAccess<?> call) {
                        JavaClass owner = call.getTargetOwner();
                        return owner.getPackageName().startsWith("com.fasterxml.jackson.")
                                && MAPPERS.contains(owner.getSimpleName())
                                && (call.getName().equals("<init>")
                                        || call.getName().equals("builder") || call.getName().equals("copy"));
                    }
                }))
                .because("two mappers write one record in two ways; the made-up city knows nobody and has its own")
                .check(HOUSE);
    }

    @Test
    void theTimeIsReadFromAClockThatTestsCanSet() {
        classes().that().resideOutsideOfPackages("org.shuqiao.base.clock..", "org.shuqiao.city..")
                .should(notCall(new DescribedPredicate<>("read the system's clock") {
                    @Override
                    public boolean test(JavaCodeUnitAccess<?> call) {
                        JavaClass owner = call.getTargetOwner();
                        boolean now = call.getName().equals("now") && owner.isAssignableTo(TemporalAccessor.class)
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isAssignableTo(Clock.class));
                        boolean system = owner.isAssignableTo(InstantSource.class) && call.getName()
                                .startsWith("system")
                                || owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis")
                                || owner.isEquivalentTo(Date.class) && call.getName().equals("<init>")
                                        && call.getTarget().getRawParameterTypes().isEmpty();
                        return (now || system) && !call.getOrigin().getName().equals("main");
                    }
                }))
                .because("deadlines, expiry and retention are tested by setting the clock")
                .check(HOUSE);
    }

    @Test
    void theStatusOfAnErrorFollowsFromItsKind() {
        Set<String> ofSuccess = Set.of("OK", "ACCEPTED");
        classes().that().resideInAPackage("org.shuqiao.exchange.web..")
                .and().doNotHaveSimpleName("HttpStatusOf")
                // answers for the container, which has set the status itself
                .and().doNotHaveSimpleName("ErrorPage")
                .should(new ArchCondition<>("name no HTTP status of an error") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getFieldAccessesFromSelf().stream()
                                .filter(access -> access.getTargetOwner().getSimpleName().equals("HttpStatus")
                                        && !ofSuccess.contains(access.getTarget().getName()))
                                .forEach(access ->
                                        events.add(SimpleConditionEvent.violated(access, access.getDescription())));
                    }
                })
                .because("pages and REST answer the same error with the same status")
                .check(HOUSE);
    }

    @Test
    void packagesAreNamedForTheDomain() {
        noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..manager..",
                "..helper..", "..helpers..", "..misc..")
                .because("folder names say what the platform does")
                .check(HOUSE);
    }

    private static ArchCondition<JavaClass> notCall(DescribedPredicate<JavaCodeUnitAccess<?>> forbidden) {
        return new ArchCondition<>("not " + forbidden.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.of(type.getMethodCallsFromSelf(), type.getConstructorCallsFromSelf(),
                                type.getMethodReferencesFromSelf(), type.getConstructorReferencesFromSelf())
                        .<JavaCodeUnitAccess<?>>flatMap(Set::stream)
                        .filter(forbidden)
                        .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
            }
        };
    }
}
