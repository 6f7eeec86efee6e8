package org.shuqiao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SQL that a consumer asks is parsed once, and what the parser read is handed on. */
class ParsedOnceTest {

    /** What measures or attacks the engine itself, without the exchange in front of it. */
    private static final List<String> DRIVERS = List.of("org.shuqiao.bench", "org.shuqiao.query.fuzz");

    @Test
    void oneWayLeadsFromTheExchangeToTheParserAndItIsTakenInOnePlace() {
        List<JavaMethodCall> calls = House.classes().stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getName().equals("org.apache.calcite.sql.parser.SqlParser")
                        && call.getName().equals("create"))
                .toList();

        assertThat(calls).as("calls of the parser").hasSize(1);
        JavaCodeUnit step = calls.getFirst().getOrigin();
        while (inQuery(step)) {
            List<JavaMethodCall> callers = step.getCallsOfSelf().stream()
                    .filter(JavaMethodCall.class::isInstance).map(JavaMethodCall.class::cast)
                    .filter(call -> DRIVERS.stream().noneMatch(call.getOriginOwner().getPackageName()::startsWith))
                    .toList();
            assertThat(callers).as("callers of " + step.getFullName()).hasSize(1);
            step = callers.getFirst().getOrigin();
        }
        assertThat(step.getOwner().getPackageName()).startsWith("org.shuqiao.exchange.");
    }

    private static boolean inQuery(JavaCodeUnit unit) {
        return unit.getOwner().getPackageName().startsWith("org.shuqiao.query");
    }
}
