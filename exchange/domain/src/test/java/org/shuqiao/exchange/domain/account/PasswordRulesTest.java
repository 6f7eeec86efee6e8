package org.shuqiao.exchange.domain.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.exchange.domain.ExchangeCode;

final class PasswordRulesTest {

    private static final String LOGIN = "minzheng-officer";

    @ParameterizedTest
    @ValueSource(strings = {"1234567890", "elevenchars", "Aa1!Aa1!", "数据共享平台密码",
        "a passphrase of more than seventy-two bytes which the hash would not look at to its end"})
    void tooShortOrTooLong(String password) {
        refused(ExchangeCode.PASSWORD_WEAK, () -> PasswordRules.require(LOGIN, password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012", "098765432109876", "password1234", "P@ssw0rd2026!!", "Shuqiao@2026!!",
        "qwertyuiop123", "1qaz2wsx3edc4rfv", "aaaaaaaaaaaaa", "abcabcabcabcabc", "minzheng-officer", "reciffo-gnehznim",
        "minzheng-officer2026", "Admin-Admin-Admin", "2026-2026-2026", "woaini5201314520", "１２３４５６７８９０１２",
        "zhengfu123456", "            "})
    void whatAttackersTryFirst(String password) {
        refused(ExchangeCode.PASSWORD_COMMON, () -> PasswordRules.require(LOGIN, password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "a long enough secret", "yunzhou-2026-pass",
        "东湖的荷花七月才开得最好呢", "3f9a1c7e5b2d8046", "kettle-orbit-velvet"})
    void everythingElseWithoutAskingForKindsOfCharacters(String password) {
        assertThatCode(() -> PasswordRules.require(LOGIN, password)).doesNotThrowAnyException();
    }
}
