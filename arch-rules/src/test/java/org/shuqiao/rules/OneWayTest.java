package org.shuqiao.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
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
                    public boolean test(JavaCall<?> call) {
                        JavaClass owner = call.getTargetOwner();
                        return owner.getPackageName().startsWith("com.fasterxml.jackson.")
                                && MAPPERS.contains(owner.getSimpleName())
                                && (call.getTarget() instanceof AccessTarget.ConstructorCallTarget
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
                    public boolean test(JavaCall<?> call) {
                        JavaClass owner = call.getTargetOwner();
                        boolean now = call.getName().equals("now") && owner.isAssignableTo(TemporalAccessor.class)
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isAssignableTo(Clock.class));
                        boolean system = owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system");
                        return (now || system) && !call.getOrigin().getName().equals("main");
                    }
                }))
                .because("deadlines, expiry and retention are tested by setting the clock")
                .check(HOUSE);
    }

    @Test
    void packagesAreNamedForTheDomain() {
        noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..manager..",
                "..helper..", "..helpers..", "..misc..")
                .because("folder names say what the platform does")
                .check(HOUSE);
    }

    private static ArchCondition<JavaClass> notCall(DescribedPredicate<JavaCall<?>> forbidden) {
        return new ArchCondition<>("not " + forbidden.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(type.getMethodCallsFromSelf().stream(), type.getConstructorCallsFromSelf().stream())
                        .filter(forbidden)
                        .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
            }
        };
    }
}
