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
 * Tests that need Fabric's programs. Where these are not found each test is skipped by name, so that the closing summary
 * of {@code ./shuqiao test --integration} counts them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsFabric.Condition.class)
@interface NeedsFabric {

    /** Looks before each test; a network is brought up only by the first that runs ({@link TestNetwork}). */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> missing = FabricSystem.missingPrograms();
            if (missing.isEmpty() || context.getTestMethod().isEmpty()) {
                return ConditionEvaluationResult.enabled("");
            }
            return ConditionEvaluationResult.disabled("programs of Hyperledger Fabric not found: " + String.join(", ", missing));
        }
    }
}
