package org.shuqiao.base.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class Sha256Test {

    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** FIPS 180-4, example of one block. */
    @Test
    void everyFormIsTheStandardsExample() {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        MessageDigest fed = Sha256.create();
        fed.update((byte) 'a');
        fed.update(new byte[] {'b', 'c'});

        assertThat(Sha256.hex(abc)).isEqualTo(OF_ABC);
        assertThat(Sha256.of(abc)).hasSize(32).startsWith(0xba, 0x78);
        assertThat(Sha256.tagged("abc")).isEqualTo("sha256:" + OF_ABC);
        assertThat(Sha256.tagged(abc)).isEqualTo("sha256:" + OF_ABC);
        assertThat(Sha256.tagged(fed)).isEqualTo("sha256:" + OF_ABC);
    }
}
