package org.shuqiao.systems.fabric;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks tests that need Fabric's programs and skips them when these are missing. Where these are not found each test is
 * skipped by name, so that the closing summary of {@code ./shuqiao test --integration} counts them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsFabric.Condition.class)
@interface NeedsFabric {

    /** JUnit condition that looks for Fabric's programs before each test. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> missing = FabricSystem.missingPrograms();
            if (missing.isEmpty() || context.getTestMethod().isEmpty()) {
                return ConditionEvaluationResult.enabled("");
            }
            return ConditionEvaluationResult.disabled("programs of Hyperledger Fabric not found: "
                    + String.join(", ", missing));
        }
    }
}
