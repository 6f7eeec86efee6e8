package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

final class MaskKindsTest {

    private static final TestCity CITY = TestCity.open();

    @Test
    void everyMaskShowsTheSameInLakeAndDepartment() throws SQLException {
        String rows = "('990102198503071235', '990102850307123', '王小明', '13800138001', 'A', 7, '2024-03-07'),"
                + " ('99', '', '', '123', '', 8, '1969-12-31'), (NULL, NULL, NULL, NULL, NULL, NULL, NULL)";
        CITY.append(CITY.lakeTable("standard", "mask_kinds", new Schema(
                Types.NestedField.optional(1, "full", Types.StringType.get()),
                Types.NestedField.optional(2, "old", Types.StringType.get()),
                Types.NestedField.optional(3, "name", Types.StringType.get()),
                Types.NestedField.optional(4, "phone", Types.StringType.get()),
                Types.NestedField.optional(5, "secret", Types.StringType.get()),
                Types.NestedField.optional(6, "number", Types.LongType.get()),
                Types.NestedField.optional(7, "seen", Types.DateType.get()))),
                "SELECT \"full\", old, name, phone, secret, number::BIGINT AS number, seen::DATE AS seen FROM (VALUES " + rows
                        + ") t(\"full\", old, name, phone, secret, number, seen)");
        CITY.inDepartment("CREATE TABLE mask_kinds AS SELECT \"full\", old, name, phone, secret, number::bigint AS number,"
                + " seen::date AS seen FROM (VALUES " + rows + ") t(\"full\", old, name, phone, secret, number, seen)");

        Map<String, Mask> first = masks("citizen-number", "citizen-number", "person-name", "phone", "hash:salt", "nothing", "year-only");
        Map<String, Mask> second = masks("middle-citizen-number", "middle-citizen-number", "truncated:2", "truncated:0", "year-only",
                "hash:salt", "hash:salt");
        assertThat(show(first)).containsExactly(
                List.of("990102198*********", "9901028********", "王*", "138****8001", sha256("saltA"),
                        "null", "2024-01-01"),
                List.of("*", "*", "*", "****", sha256("salt"), "null", "1969-01-01"),
                List.of("null", "null", "null", "null", "null", "null", "null"));
        assertThat(show(second)).containsExactly(
                List.of("9901**********1235", "9901*******7123", "王小", "", "A", sha256("salt7"),
                        sha256("salt2024-03-07")),
                List.of("*", "*", "", "", "", sha256("salt8"), sha256("salt1969-12-31")),
                List.of("null", "null", "null", "null", "null", "null", "null"));
    }

    private static List<List<String>> show(Map<String, Mask> masks) {
        String columns = "full old name phone secret number seen";
        String sql = "SELECT * FROM t.t";
        List<List<String>> lake = text(CITY.ask(sql, TestCity.lakeRule("t.t", "standard.mask_kinds", columns, "", masks)));
        List<List<String>> department = text(CITY.ask(sql, TestCity.departmentRule("t.t", "mask_kinds", columns, "", masks)));
        assertThat(department).isEqualTo(lake);
        return lake;
    }

    private static List<List<String>> text(Answer answer) {
        return answer.rows().stream().map(row -> row.stream().map(String::valueOf).toList()).toList();
    }

    private static Map<String, Mask> masks(String... texts) {
        Map<String, Mask> masks = new LinkedHashMap<>();
        List<String> columns = Arrays.asList("full", "old", "name", "phone", "secret", "number", "seen");
        for (int i = 0; i < texts.length; i++) {
            masks.put(columns.get(i), Mask.of(texts[i]));
        }
        return masks;
    }

    private static String sha256(String text) {
        try {
            return java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
