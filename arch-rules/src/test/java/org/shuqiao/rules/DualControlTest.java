package org.shuqiao.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What two persons have to agree on is done by the changes under dual control, and by nothing else. */
class DualControlTest {

    private static final Set<String> GUARDED = Set.of("Accounts.add", "Accounts.setRoles", "Accounts.setActive",
            "EntryActs.bindWithin", "ApprovedFiles.approve", "Passwords.reset", "Retention.erase",
            "NodeRegistry.admit");

    @Test
    void accountsRolesBindingsAndSettingsChangeInOnePlace() {
        noClasses().that().resideInAPackage("org.shuqiao..")
                .and().resideOutsideOfPackage("org.shuqiao.exchange.domain.control..")
                .should().callMethodWhere(new DescribedPredicate<>("a change of rights") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return call.getTargetOwner().getPackageName().startsWith("org.shuqiao.exchange.domain")
                                && GUARDED.contains(call.getTargetOwner().getSimpleName() + "." + call.getName());
                    }
                })
                .because("a second person approves it there, and the security log tells of it in the same transaction")
                .check(House.classes());
    }
}
