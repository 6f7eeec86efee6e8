package org.shuqiao.exchange.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;

/** Tests where the platform may call out to, address by address. */
class EgressRuleTest {

    @ParameterizedTest
    @CsvSource({"8.8.8.8, PUBLIC", "2400:3200::1, PUBLIC", "10.0.0.1, INNER", "172.31.255.255, INNER",
        "172.32.0.1, PUBLIC", "192.168.1.1, INNER", "100.64.0.1, INNER", "127.0.0.1, INNER", "::1, INNER",
        "fd12::1, INNER", "0.0.0.0, NEVER", "::, NEVER", "169.254.169.254, NEVER", "100.100.100.200, NEVER",
        "fe80::1, NEVER", "224.0.0.1, NEVER", "255.255.255.255, NEVER", "fd00:ec2::254, NEVER",
        "64:ff9b::a9fe:a9fe, NEVER", "2002:a00:1::1, NEVER", "::ffff:10.0.0.1, INNER",
        "::ffff:169.254.169.254, NEVER", "::10.0.0.1, NEVER"})
    void everyAddressHasItsKind(String address, AddressKind kind) throws Exception {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"https://10.1.2.3/x, SQ-EXC-0241", "https://10.2.0.1/x, ''", "https://169.254.169.254/, SQ-EXC-0241",
        "https://8.8.8.8/, SQ-EXC-0240", "https://other.example/, SQ-EXC-0240", "http://10.2.0.1/, SQ-EXC-0239",
        "http://127.0.0.1:8080/, ''", "https://0x7f000001/, SQ-EXC-0240",
        "https://a@127.0.0.1/, SQ-EXC-0239", "https://127.0.0.1/#x, SQ-EXC-0239", "file:///etc/passwd, SQ-EXC-0239",
        "//127.0.0.1/, SQ-EXC-0239", "https://localhost.other.example/, SQ-EXC-0240"})
    void anAddressIsAllowedOrRefused(String url, String code) {
        EgressRule rule = new EgressRule(List.of("127.0.0.1", "10.2.0.0/16", "localhost", "*.City"));

        if (code.isEmpty()) {
            assertThat(rule.check(url).addresses()).isNotEmpty();
        } else {
            assertThatThrownBy(() -> rule.check(url)).isInstanceOfSatisfying(CodedException.class,
                    e -> assertThat(e.code().id()).isEqualTo(code));
        }
    }

    @Test
    void withoutEntriesNothingIsCalled() {
        assertThatThrownBy(() -> new EgressRule(List.of()).check("https://localhost/"))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                        .isEqualTo(WebhookCode.HOST_NOT_ALLOWED));
        assertThatThrownBy(() -> new EgressRule(List.of("localhost")).check("https://localhost/"))
                .as("a name may not lead inward on its own").isInstanceOfSatisfying(CodedException.class,
                        e -> assertThat(e.code()).isEqualTo(WebhookCode.ADDRESS_REFUSED));
    }
}
