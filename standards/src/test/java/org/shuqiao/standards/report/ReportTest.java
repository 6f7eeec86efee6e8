package org.shuqiao.standards.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.standards.mapping.Samples;
import org.shuqiao.standards.pack.StandardPack;

class ReportTest {

    private static final StandardPack PACK = StandardPack.load();

    @Test
    @SuppressWarnings("unchecked")
    void aTriedValueIsOneJsonLine() throws JsonProcessingException {
        List<Map<String, Object>> lines = CheckReport.lines(PACK, "citizen-number",
                List.of("990102850307123", "990102198503071000"), Optional.empty(), Samples.TODAY, Language.EN);

        assertThat(Json.PLAIN.writeValueAsString(lines.get(0))).isEqualTo(
                "{\"element\":\"citizen-number\",\"input\":\"990102850307123\",\"status\":\"fixed\","
                + "\"value\":\"990102198503071235\",\"rule\":null,\"message\":\"Converted to the standard form.\"}");
        assertThat(Json.PLAIN.writeValueAsString(lines.get(1))).contains(
                "\"status\":\"rejected\",\"value\":null,\"rule\":\"GB11643-spreadsheet\"");
        assertThat(CheckReport.lines(PACK, "division", List.of("990105"), Optional.empty(), Samples.TODAY, Language.ZH)
                .get(0).get("message")).isEqualTo("区划在该日期已撤销（后继区划：990103）。");
        assertThat(CheckReport.lines(StandardPack.bundled(), "division", List.of("西湖区", "110103"), Optional.empty(),
                Samples.TODAY, Language.EN)).extracting(line -> line.get("candidates")).satisfiesExactly(
                several -> assertThat((List<String>) several).contains("330106 浙江省杭州市西湖区", "360103 江西省南昌市西湖区"),
                ended -> assertThat((List<String>) ended).containsExactly("110101 东城区"));
    }

    @Test
    void anUnknownElementOrEncodingIsSaidWithTheKnownOnes() {
        assertThatThrownBy(() -> CheckReport.lines(PACK, "citizen", List.of("1"), Optional.empty(), Samples.TODAY,
                Language.EN))
                .hasMessageStartingWith("SQ-STD-0003").hasMessageContaining("citizen-number");
        assertThatThrownBy(() -> CheckReport.lines(PACK, "sex", List.of("1"), Optional.of("x"), Samples.TODAY,
                Language.EN))
                .hasMessageStartingWith("SQ-STD-0004").hasMessageContaining("sex-f0-m1");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theListingNamesEveryPartWithItsStandard() {
        Map<String, Object> listing = StandardsListing.of(PACK, Language.ZH);

        List<Map<String, Object>> elements = (List<Map<String, Object>>) listing.get("elements");
        assertThat(elements).extracting(element -> element.get("id")).contains("citizen-number", "uscc",
                "organisation-code", "sex", "date", "datetime", "division", "phone", "plate", "money",
                "registration-number", "coordinate");
        for (String part : List.of("elements", "codeSets", "rules")) {
            assertThat((List<Map<String, Object>>) listing.get(part)).isNotEmpty()
                    .allSatisfy(one -> assertThat((String) one.get("cites")).isNotBlank());
        }
        assertThat((List<Map<String, Object>>) listing.get("packs")).extracting(pack -> pack.get("id"))
                .containsExactly("national-2026.1", "yunzhou-2026.1");
    }
}
