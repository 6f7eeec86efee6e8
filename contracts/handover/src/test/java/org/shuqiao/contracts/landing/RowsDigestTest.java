package org.shuqiao.contracts.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.digest.Sha256;

class RowsDigestTest {

    @Test
    void itIsTheSumOfTheRowsDigestsInAnyOrder() throws IOException {
        List<byte[]> rows = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            rows.add(("{\"id\":\"" + i % 1500 + "\"}").getBytes(StandardCharsets.UTF_8));
        }
        BigInteger sum = BigInteger.ZERO;
        RowsDigest one = new RowsDigest();
        for (byte[] row : rows) {
            MessageDigest sha = Sha256.create();
            sum = sum.add(new BigInteger(1, sha.digest(row))).mod(BigInteger.ONE.shiftLeft(256));
            one.add(row, row.length);
        }
        Collections.shuffle(rows, new Random(1));
        RowsDigest other = new RowsDigest();
        StringBuilder lines = new StringBuilder();
        rows.forEach(row -> lines.append(new String(row, StandardCharsets.UTF_8)).append('\n'));
        other.addLines(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(one.value()).isEqualTo(Sha256.tagged(rows.size() + ":" + sum.toString(16)))
                .isEqualTo(other.value());
        assertThat(new RowsDigest().value()).isEqualTo(Sha256.tagged("0:0"));
    }
}
