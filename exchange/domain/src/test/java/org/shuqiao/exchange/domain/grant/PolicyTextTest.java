package org.shuqiao.exchange.domain.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.query.release.Grouping;

/** Comparison of policy texts with golden files. */
final class PolicyTextTest {

    private static final Map<String, String> ITEMS = Map.of("citizen_number", "公民身份号码", "name", "姓名",
            "division", "户籍区划", "sex", "性别", "phone", "联系电话", "address", "住址");

    @ParameterizedTest
    @CsvSource({"plain, ZH", "plain, EN", "narrow, ZH", "narrow, EN"})
    void aPolicyIsSaidInFull(String which, Language language) throws IOException {
        boolean narrow = which.equals("narrow");
        PolicyText.Names names = language == Language.ZH
                ? new PolicyText.Names("市公安局", "市民政局", ITEMS)
                : new PolicyText.Names("Public Security Bureau", "Civil Affairs Bureau", ITEMS);
        Map<String, PolicyText.Refusal> refused = narrow
                ? Map.of("address", new PolicyText.Refusal("复核不需要", "《个人信息保护法》第六条"))
                : Map.of();

        String said = new PolicyText(language, names).describe(narrow ? narrow() : plain(), refused);

        String file = which + "." + language.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream golden = PolicyTextTest.class.getResourceAsStream(file)) {
            assertThat(said).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    private static Policy plain() {
        return new Policy("30101001/000001", 2, "人口基本信息", "gongan", "minzheng", "低保复核", "每月复核低保名单",
                "《社会救助暂行办法》第十一条", Set.of(Mode.QUERY), List.of("name", "sex"), Optional.empty(), Map.of(),
                OptionalInt.empty(), Quota.UNLIMITED, Instant.parse("2026-11-22T16:00:00Z"),
                Instant.parse("2027-11-22T16:00:00Z"));
    }

    private static Policy narrow() {
        return new Policy("30101001/000001", 2, "人口基本信息", "gongan", "minzheng", "低保复核", "每月复核低保名单",
                "《社会救助暂行办法》第十一条", Set.of(Mode.VERIFY, Mode.QUERY),
                List.of("citizen_number", "name", "division", "phone"),
                Optional.of("division starts-with '9901' and sex in ('1', '2') and phone is not null"),
                Map.of("citizen_number", "citizen-number", "name", "person-name", "division", "truncated:6", "phone",
                        "hash"),
                OptionalInt.of(5), new Quota(OptionalLong.of(100), OptionalLong.of(1000), OptionalLong.of(500),
                        OptionalLong.of(5000)), Instant.parse("2026-11-22T16:00:00Z"),
                Instant.parse("2026-12-31T15:59:00Z")).grouped(new Grouping(
                        List.of("division", "name", "citizen_number", "phone"), List.of(),
                        Optional.of("citizen_number")));
    }
}
