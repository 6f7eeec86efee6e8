package org.shuqiao.exchange.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.shuqiao.contracts.yaml.Yaml;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.record.Outcome;

/** Runs the cases of {@code policy-cases.yaml}. */
final class PolicyCasesTest {

    private static final TestCity CITY = new TestCity();

    @AfterAll
    static void close() {
        CITY.close();
    }

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (InputStream file = PolicyCasesTest.class.getResourceAsStream("policy-cases.yaml")) {
            List<JsonNode> cases = new ArrayList<>();
            Yaml.MAPPER.readTree(file).forEach(cases::add);
            return cases.stream().map(each -> dynamicTest(each.get("case").asText(), () -> run(each)));
        }
    }

    private static void run(JsonNode each) {
        String name = each.get("case").asText();
        if (each.has("grant")) {
            assertThatThrownBy(() -> grant(each, name)).hasMessageContaining(each.get("grant").asText());
        } else {
            grant(each, name);
        }

        String purpose = each.path("purpose").asText(name);
        if (each.has("mistake")) {
            assertThatThrownBy(() -> CITY.deliveries.query(CITY.requester, purpose, each.get("ask").asText()))
                    .isInstanceOfSatisfying(MistakeException.class, mistake ->
                            assertThat(mistake.reason().code().id()).isEqualTo(each.get("mistake").asText()));
            return;
        }

        DeliveryResult result = CITY.deliveries.query(CITY.requester, purpose, each.get("ask").asText());

        JsonNode expected = each.get("expect");
        switch (result) {
            case DeliveryResult.Delivered delivered -> {
                List<List<String>> rows = new ArrayList<>();
                delivered.answer().rows().forEach(row -> rows.add(row.stream().map(String::valueOf).toList()));
                List<List<String>> wanted = new ArrayList<>();
                expected.forEach(row -> {
                    List<String> cells = new ArrayList<>();
                    row.forEach(cell -> cells.add(cell.asText()));
                    wanted.add(cells);
                });
                assertThat(rows).containsExactlyInAnyOrderElementsOf(wanted);
            }
            case DeliveryResult.Refused refused -> {
                assertThat(refused.reason().code().id()).isEqualTo(expected.asText());
                assertThat(refused.receipt().record().draft().outcome())
                        .isInstanceOfSatisfying(Outcome.Refused.class,
                                outcome -> assertThat(outcome.code()).isEqualTo(expected.asText()));
            }
        }
    }

    private static void grant(JsonNode each, String purpose) {
        List<String> items = new ArrayList<>();
        each.get("items").forEach(item -> items.add(item.asText()));
        Set<Mode> modes = new HashSet<>();
        each.path("modes").forEach(mode -> modes.add(Mode.of(mode.asText()).orElseThrow()));
        RequestDraft ask = CITY.ask(purpose, CITY.population, items, modes.isEmpty() ? Set.of(Mode.QUERY) : modes);
        RequestDraft draft = new RequestDraft(purpose, ask.resource(), ask.items(), purpose, ask.explanation(),
                ask.basis(), ask.scenario(), ask.modes(), ask.from(), ask.to(), Optional.empty());
        Map<String, ItemDecision> decisions = new LinkedHashMap<>();
        for (String item : items) {
            JsonNode mask = each.path("masks").path(item);
            decisions.put(item, mask.isMissingNode() ? new ItemDecision.Agree()
                    : new ItemDecision.AgreeMasked(mask.asText()));
        }
        Optional<String> filter = each.has("filter") ? Optional.of(each.get("filter").asText()) : Optional.empty();
        OptionalLong rows = each.has("rows") ? OptionalLong.of(each.get("rows").asLong()) : OptionalLong.empty();
        Terms terms = new Terms(filter, Optional.empty(),
                new Quota(OptionalLong.empty(), OptionalLong.empty(), rows, OptionalLong.empty()),
                each.has("group") ? OptionalInt.of(each.get("group").asInt()) : OptionalInt.empty(), Optional.empty(),
                Optional.empty());
        CITY.grant(draft, new Decision(decisions, terms));
    }
}
