package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.StepBar;

/**
 * Has the operation centre request what its signs need, as any consumer, computes them, and holds every figure
 * against the city's truth.
 */
final class CentreStep {

    private static final String PURPOSE = "城市体征监测";
    private static final String EVENTS = "城市事件统一接报";
    private static final String BASIS = "政务数据共享条例（国务院令第809号）";
    /** The last month before the city's systems were opened, and the year before that. */
    private static final String MONTH = "2026-10";
    private static final String FIRST = "2025-11";
    /** Everything of an address beyond the district. */
    private static final Map<String, String> DISTRICT_ALONE = Map.of("home_address", "truncated:6");
    private static final Map<String, String> NO_NUMBER = Map.of("home_address", "truncated:6", "citizen_number",
            "hash");

    private final DemoAccounts cast;
    private final Negotiation negotiation;
    private final Publishing catalogue;
    private final Report report;
    private final Path truth;

    CentreStep(DemoAccounts cast, Negotiation negotiation, Publishing catalogue, Report report, Path folder) {
        this.cast = cast;
        this.negotiation = negotiation;
        this.catalogue = catalogue;
        this.report = report;
        this.truth = folder.resolve("city/truth");
    }

    void run() {
        try (StepBar bar = StepBar.open(DemoStep.CENTRE.title())) {
            try {
                bar.at(0, 4, "grants");
                grants();
                bar.at(1, 4, "figures");
                compute("chengyun", List.of("cases-on-time"), FIRST, MONTH);
                compute("chengyun", List.of("good-air-hours"), MONTH + "-12", MONTH + "-31");
                compute("chengyun", List.of("elders-visited"), MONTH, MONTH);
                compute("chengyun", List.of("enterprise-growth"), "2025", "2025");
                compute("chengyun", List.of("school-places"), "2026", "2026");
                compute("shuju", List.of("calls-per-10000"), FIRST, MONTH);
                bar.at(2, 4, "events");
                ObjectNode events = events();
                bar.at(3, 4, "truth");
                score(events);
            } catch (RemoteRefusal refusal) {
                report.failure("centre", refusal.code(), refusal.getMessage());
            }
            report.step(DemoStep.CENTRE, bar.seconds());
            bar.outcome(report.line(DemoStep.CENTRE));
        }
    }

    private void grants() {
        grant("chengyun", "chengguan_cases", List.of("unit", "due_at", "closed_at"), Map.of());
        grant("chengyun", "huanjing_air", List.of("station", "measured_at", "aqi"), Map.of());
        grant("chengyun", "minzheng_elder", List.of("citizen_number", "lives_alone", "visited_on"),
                Map.of("citizen_number", "hash"));
        grant("chengyun", "gongan_rk", List.of("citizen_number", "birth_date", "home_address"), NO_NUMBER);
        grant("chengyun", "shijian_ent", List.of("address", "established", "status"), Map.of());
        grant("chengyun", "jiaoyu_seat", List.of("school", "seats"), Map.of());
        grant("shuju", "chengyun_ticket", List.of("ticket_number", "division", "called_at"), Map.of());
        grant("shuju", "gongan_rk", List.of("home_address"), DISTRICT_ALONE);
        grant("shuju", "chengyun_renfang", List.of("grid"), Map.of());
    }

    private void grant(String consumer, String dataset, List<String> items, Map<String, String> masks) {
        negotiation.grant(consumer, catalogue.code(dataset), items, "query", PURPOSE, BASIS, masks, null);
    }

    private void compute(String department, List<String> indicators, String from, String to) {
        ObjectNode body = RestClient.body().put("from", from).put("to", to);
        indicators.forEach(body.putArray("indicators")::add);
        try {
            cast.user(department).post("/api/v1/indicators/compute", body);
        } catch (RemoteRefusal refusal) {
            report.failure(String.join(", ", indicators), refusal.code(), refusal.getMessage());
        }
    }

    /** Draws the reports of the last month's end and the weeks before it. @return how many tell of how many events */
    private ObjectNode events() {
        ObjectNode told = Json.PLAIN.createObjectNode();
        negotiation.grant("shuju", catalogue.code("chengguan_cases"), List.of("case_number", "event", "address",
                "location", "reported_at", "closed_at", "unit"), "query", EVENTS, BASIS, Map.of(), null);
        negotiation.grant("shuju", catalogue.code("chengyun_ticket"), List.of("ticket_number", "matter", "division",
                "called_at"), "query", EVENTS, BASIS, Map.of(), null);
        try {
            cast.user("shuju").post("/api/v1/events/draw", RestClient.body().put("to", MONTH + "-31"));
            JsonNode counts = cast.user("shuju").get("/api/v1/events?limit=1").path("counts");
            told.put("reports", counts.path("reports").asLong()).put("distinct", counts.path("distinct").asLong())
                    .put("merged", counts.path("merged").asLong());
        } catch (RemoteRefusal refusal) {
            report.failure("events", refusal.code(), refusal.getMessage());
        }
        return told;
    }

    private void score(ObjectNode events) {
        long right = 0;
        long wrong = 0;
        Map<String, JsonNode> shown = new TreeMap<>();
        List<SignTruth.True> figures = new SignTruth(truth).figures(FIRST, MONTH);
        for (SignTruth.True each : figures) {
            JsonNode sign = shown.computeIfAbsent(each.sign(), id -> reader(id).get("/api/v1/indicators/" + id));
            if (agrees(each, sign)) {
                right++;
            } else {
                wrong++;
                report.failure(each.sign() + " " + each.period() + " " + each.division(), "SQ-DMO-0005",
                        "体征与真值不符 / the figure is not that of the truth: %d/%d".formatted(each.numerator(),
                                each.base()));
            }
        }
        Set<String> expected = new TreeSet<>();
        Set<String> raised = new TreeSet<>();
        shown.forEach((id, sign) -> {
            expected.addAll(AlertTruth.of(sign.path("indicator"), figures));
            sign.path("alerts").forEach(alert -> {
                if (!alert.path("state").asText().equals("withdrawn")) {
                    raised.add(alert.path("id").asText());
                }
            });
        });
        long missed = expected.stream().filter(each -> !raised.contains(each)).count();
        long invented = raised.stream().filter(each -> !expected.contains(each)).count();
        if (missed + invented > 0) {
            report.failure("sign-alerts", "SQ-DMO-0005", "预警与真值不符 / the alerts are not those of the truth: "
                    + "%d missed, %d false".formatted(missed, invented));
        }
        ObjectNode centre = Json.PLAIN.createObjectNode();
        centre.putObject("signs").put("right", right).put("wrong", wrong);
        centre.putObject("alerts").put("expected", expected.size()).put("raised", raised.size())
                .put("missed", missed).put("false", invented);
        centre.set("events", events);
        report.fact("centre", centre);
        report.line(DemoStep.CENTRE, "%d figures of %d signs right, %d wrong; %d of %d alerts, %d false".formatted(
                right, shown.size(), wrong, raised.size() - invented, expected.size(), invented));
    }

    private RestClient reader(String id) {
        return cast.user(id.equals("calls-per-10000") ? "shuju" : "chengyun");
    }

    /** Numerator, base and value are all that the truth has, to the last digit. */
    private static boolean agrees(SignTruth.True truth, JsonNode sign) {
        String base = sign.path("indicator").path("base").asText();
        for (JsonNode figure : sign.path("figures")) {
            if (figure.path("base").asText().equals(base) && figure.path("period").asText().equals(truth.period())
                    && figure.path("division").asText().equals(truth.division())) {
                return number(figure, "numerator").filter(BigDecimal.valueOf(truth.numerator())::equals).isPresent()
                        && number(figure, "denominator").filter(BigDecimal.valueOf(truth.base())::equals).isPresent()
                        && number(figure, "value").map(BigDecimal::stripTrailingZeros)
                                .equals(truth.value().map(BigDecimal::stripTrailingZeros));
            }
        }
        return false;
    }

    private static Optional<BigDecimal> number(JsonNode figure, String field) {
        JsonNode value = figure.path(field);
        return value.isMissingNode() || value.isNull() ? Optional.empty()
                : Optional.of(new BigDecimal(value.asText()));
    }
}
