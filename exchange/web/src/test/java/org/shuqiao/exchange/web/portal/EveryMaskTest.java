package org.shuqiao.exchange.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.grant.MaskText;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.grant.PolicyMask;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.query.mask.MaskKind;

/** Each mask is known wherever masks are: what the compiler cannot tell of a new one is told here. */
final class EveryMaskTest {

    private static final Path QUERY = Path.of("../../query");
    private static final Path SCRIPTS = QUERY.resolve("src/test/resources/org/shuqiao/query/script/masks");

    @ParameterizedTest
    @EnumSource(names = "CLEAR", mode = EXCLUDE)
    void anOfficerCanChooseItAndSeesWhatItDoes(MaskKind kind) {
        MaskChoice choice = MaskChoice.of(kind).orElseThrow();

        assertThat(PolicyMask.read(choice.id()).kind()).isEqualTo(kind);
        assertThat(choice.after()).isNotBlank().isNotEqualTo(choice.before());
    }

    @ParameterizedTest
    @EnumSource
    void isSaidInBothLanguages(MaskKind kind) {
        String zh = new MaskText(Language.ZH).describe(written(kind));
        String en = new MaskText(Language.EN).describe(written(kind));

        assertThat(zh).containsPattern("\\p{IsHan}");
        assertThat(en).isNotBlank().doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void noTwoAreSaidInTheSameWords() {
        for (Language language : Language.values()) {
            assertThat(MaskKind.values()).extracting(kind -> new MaskText(language).describe(written(kind)))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "CLEAR", mode = EXCLUDE)
    void comesBackFromThePolicyThatIsSigned(MaskKind kind) {
        Policy policy = policy(Map.of("name", PolicyMask.write(PolicyMask.read(written(kind)))));

        Policy read = PolicyJson.read(PolicyJson.write(policy));

        assertThat(read).isEqualTo(policy);
        assertThat(PolicyMask.read(read.masks().get("name"))).isEqualTo(PolicyMask.read(written(kind)));
    }

    @Test
    void isOfferedByTheCommandThatDecides() {
        assertThat(PolicyMask.forms()).extracting(form -> MaskKind.of(form.replaceFirst(":.*", "")).orElseThrow())
                .containsExactlyElementsOf(Arrays.stream(MaskKind.values()).filter(kind -> kind != MaskKind.CLEAR)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void hasAScriptOfWhatItShowsInTheLakeAndInADepartment(MaskKind kind) throws IOException {
        Path script = SCRIPTS.resolve(kind.code() + ".iq");

        assertThat(script).exists();
        List<String> lines = Files.readAllLines(script);
        assertThat(lines).anyMatch(line -> line.startsWith("!grant") && line.contains("in the lake"));
        assertThat(lines).anyMatch(line -> line.startsWith("!grant") && line.contains("in minzheng"));
        assertThat(lines).anyMatch(line -> line.matches("!mask \\S+ " + kind.code() + "(:.*)?"));
    }

    @ParameterizedTest
    @EnumSource
    void standsInTheTableOfMasks(MaskKind kind) throws IOException {
        assertThat(Files.readAllLines(QUERY.resolve("README.md")))
                .anyMatch(line -> line.startsWith("| `" + kind.form(Language.EN) + "` |"));
    }

    /** @return a mask of this kind as a policy would hold it */
    private static String written(MaskKind kind) {
        return MaskChoice.of(kind).map(MaskChoice::id).orElse(kind.code());
    }

    private static Policy policy(Map<String, String> masks) {
        return new Policy("30101001/000001", 1, "人口基本信息", "gongan", "minzheng", "低保复核", "每月复核", "办法第五条",
                Set.of(Mode.QUERY), List.of("name"), Optional.empty(), masks, OptionalInt.empty(), Quota.UNLIMITED,
                Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z"));
    }
}
