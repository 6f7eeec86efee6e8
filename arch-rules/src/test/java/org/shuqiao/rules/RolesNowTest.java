package org.shuqiao.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** The domain asks the account which roles it holds now, and not the session, which remembers those of the log-in. */
class RolesNowTest {

    private static final String ACCOUNT = "org.shuqiao.exchange.domain.account.";

    @Test
    void noServiceOfTheDomainBelievesTheRolesOfASession() {
        noClasses().that().resideInAPackage("org.shuqiao.exchange.domain..")
                .should().callMethod(ACCOUNT + "Actor", "has", ACCOUNT + "Role")
                .because("a role that was withdrawn gives nothing any more, whoever is still signed in")
                .check(House.classes());
    }
}
