package org.shuqiao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds that every public method of a service has a caller: one without is a capability that nobody can reach. */
class ServiceDoorsTest {

    private static final JavaClasses HOUSE = House.classes();
    private static final List<String> SERVICES = List.of("org.shuqiao.exchange.domain.",
            "org.shuqiao.exchange.platform.");
    private static final String BEAN = "org.springframework.context.annotation.Bean";

    @Test
    void servicesAreFoundWhereTheyAreMade() {
        assertThat(services()).extracting(JavaClass::getSimpleName)
                .contains("Requests", "Grants", "Objections", "Disputes", "Receipts");
    }

    @Test
    void everyPublicMethodOfAServiceHasACaller() {
        Set<String> begun = begunByTheContainer();

        Set<String> uncalled = services().stream()
                .flatMap(service -> service.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method -> !begun.contains(method.getName()) && !answersAnOutsider(method))
                .filter(method -> declarations(method).noneMatch(ServiceDoorsTest::isCalled))
                .map(JavaMethod::getFullName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(uncalled).as("public methods of services that no main code calls").isEmpty();
    }

    /** @return the classes of the exchange's domain and platform that the assembling packages make or declare */
    private static Set<JavaClass> services() {
        Set<JavaClass> services = new LinkedHashSet<>();
        HOUSE.stream().filter(ServiceDoorsTest::assembles).forEach(assembly -> {
            assembly.getMethods().stream().filter(method -> method.isAnnotatedWith(BEAN))
                    .map(JavaMethod::getRawReturnType).forEach(services::add);
            Stream.<JavaCodeUnitAccess<?>>concat(assembly.getConstructorCallsFromSelf().stream(),
                            assembly.getConstructorReferencesFromSelf().stream())
                    .map(JavaCodeUnitAccess::getTargetOwner).forEach(services::add);
        });
        services.removeIf(type -> SERVICES.stream().noneMatch(type.getName()::startsWith) || assembles(type)
                || type.isRecord() || type.isAssignableTo(Throwable.class));
        return services;
    }

    private static boolean assembles(JavaClass type) {
        return type.getPackageName().endsWith(".assembly")
                && SERVICES.stream().anyMatch(type.getName()::startsWith);
    }

    /** @return the methods that a bean's declaration names for its start */
    private static Set<String> begunByTheContainer() {
        return HOUSE.stream().filter(ServiceDoorsTest::assembles)
                .flatMap(assembly -> assembly.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(BEAN))
                .flatMap(method -> method.getAnnotationOfType(BEAN).get("initMethod").stream())
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    /** A method that the JDK or a library declares is called by them. */
    private static boolean answersAnOutsider(JavaMethod method) {
        return supertypes(method.getOwner())
                .filter(type -> !type.getName().startsWith("org.shuqiao."))
                .anyMatch(type -> type.tryGetMethod(method.getName(), names(method)).isPresent());
    }

    /** @return the method itself and what it implements or overrides in the house */
    private static Stream<JavaMethod> declarations(JavaMethod method) {
        return Stream.concat(Stream.of(method), supertypes(method.getOwner())
                .flatMap(type -> type.tryGetMethod(method.getName(), names(method)).stream()));
    }

    private static Stream<JavaClass> supertypes(JavaClass type) {
        return Stream.concat(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream());
    }

    private static String[] names(JavaMethod method) {
        return method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    }

    /** A call of its own class is none: what only the class itself calls need not be public. */
    private static boolean isCalled(JavaMethod method) {
        return method.getAccessesToSelf().stream()
                .anyMatch(call -> !outermost(call.getOriginOwner()).equals(outermost(method.getOwner())));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ServiceDoorsTest::outermost).orElse(type);
    }
}
