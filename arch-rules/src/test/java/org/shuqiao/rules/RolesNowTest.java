package org.shuqiao.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** Services ask the account which roles it holds now, and not the session, which remembers those of the log-in. */
class RolesNowTest {

    private static final String ACCOUNT = "org.shuqiao.exchange.domain.account.";

    @Test
    void noServiceBelievesTheRolesOfASession() {
        noClasses().that().resideInAnyPackage("org.shuqiao.exchange.domain..", "org.shuqiao.exchange.platform..")
                .should().callMethod(ACCOUNT + "Actor", "has", ACCOUNT + "Role")
                .because("a role that was withdrawn gives nothing any more, whoever is still signed in")
                .check(House.classes());
    }
}
