package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.domain.grant.PolicyMask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code decide}: decides a request item by item and signs the grant. */
@Command(name = "decide", mixinStandardHelpOptions = true,
        description = "Decide a request item by item, see the grant in words, and sign it. Items of general level 4 "
                + "and above have to be named. Without REQUEST: list what waits.")
public final class DecideCommand implements Callable<Integer> {

    /** States in which only the signature is missing, such as after a failure between the two. */
    private static final Set<String> DECIDED = Set.of("agreed", "partly-agreed");
    private static final Set<String> GRAVE = Set.of("general-4", "important", "core");

    @Mixin
    private ServerOptions connection;

    @Mixin
    private PersonKey key;

    @Parameters(arity = "0..1", paramLabel = "REQUEST", description = "The request's id.")
    private String request;

    @Option(names = "--agree", split = ",", paramLabel = "ITEM",
            description = "Items shared as they are. Those below general level 4 are without being named.")
    private List<String> agreed = List.of();

    @Option(names = "--mask", split = ",", paramLabel = "ITEM=MASK", completionCandidates = Masks.class,
            description = "Items shared masked, each by one of: ${COMPLETION-CANDIDATES}.")
    private Map<String, String> masks = Map.of();

    @Option(names = "--refuse", split = ",", paramLabel = "ITEM", description = "Items that are refused.")
    private List<String> refused = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why they are refused.")
    private String reason = "";

    @Option(names = "--rule", paramLabel = "TEXT", description = "The law or rule on which the refusal rests.")
    private String rule = "";

    @Option(names = "--filter", paramLabel = "CONDITION", description = "Only these rows.")
    private String filter;

    @Option(names = "--minimum-group", paramLabel = "K", description = "Only aggregates, made of cells of K persons "
            + "or more.")
    private Integer minimumGroup;

    @Option(names = "--measure", split = ",", paramLabel = "ITEM",
            description = "With --minimum-group: items of which sums and averages are given; else all numbers.")
    private List<String> measures;

    @Option(names = "--unit", paramLabel = "ITEM",
            description = "With --minimum-group: the item that names the person behind a row; else the citizen number.")
    private String unit;

    @Option(names = "--per-day", paramLabel = "N", description = "Deliveries a day.")
    private Long perDay;

    @Option(names = "--rows", paramLabel = "N", description = "Rows of one answer.")
    private Long rows;

    @Option(names = "--rows-per-day", paramLabel = "N", description = "Rows of the sources a day.")
    private Long rowsPerDay;

    @Option(names = "--from", paramLabel = "DATE", description = "First day, within what was asked.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day, within what was asked.")
    private LocalDate to;

    @Option(names = "--hours", paramLabel = "HH:MM-HH:MM", description = "Hours of a day within which it is used.")
    private String hours;

    @Option(names = "--position", split = ",", paramLabel = "ITEM=POSITION",
            description = "Items without values, used in queries only: join, filter or aggregate, several by +.")
    private Map<String, String> positions = Map.of();

    @Option(names = "--dry-run", description = "Show the grant in words; decide nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        RestClient client = connection.open();
        if (request == null) {
            return JsonOutput.print(client.get("/api/v1/requests/to-decide"));
        }
        String path = "/api/v1/requests/" + RestClient.segment(request);
        JsonNode asked = client.get(path);
        if (!DECIDED.contains(asked.path("state").asText())) {
            requireNamed(asked.path("grades"));
        }
        ObjectNode decision = decision(asked.path("items"));
        JsonNode preview = client.post(path + "/preview", decision);
        String language = Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en";
        System.out.println(preview.path(language).asText());
        if (preview.hasNonNull("risk")) {
            System.out.println(preview.path("risk").path(language).asText());
        }
        preview.path("earlier").forEach(grant -> System.out.println(grant.path(language).asText()));
        if (dryRun) {
            return ExitCodes.DONE;
        }
        if (key.given()) {
            return decideWithKey(client, asked, decision, preview);
        }
        if (!DECIDED.contains(asked.path("state").asText())) {
            client.post(path + "/decision", decision);
        }
        if (preview.hasNonNull("digest")) {
            JsonNode grant = client.post(path + "/grant",
                    RestClient.body().put("digest", preview.path("digest").asText()));
            System.out.println(grant.path("id").asText());
        }
        return ExitCodes.DONE;
    }

    /** Both acts are approved by the person and signed by the department's node, one after the other. */
    private int decideWithKey(RestClient client, JsonNode asked, ObjectNode decision, JsonNode preview) {
        String of = RestClient.segment(request);
        if (!DECIDED.contains(asked.path("state").asText())) {
            key.approve(client, "/api/v1/acts/decision/" + of, RestClient.body().set("decision", decision));
        }
        if (preview.hasNonNull("digest")) {
            JsonNode signed = key.approve(client, "/api/v1/acts/grant/" + of,
                    RestClient.body().put("digest", preview.path("digest").asText()));
            System.out.println(signed.path("id").asText());
        }
        return ExitCodes.DONE;
    }

    /** Items that harm most when they leave are not agreed to by saying nothing. */
    private void requireNamed(JsonNode grades) {
        List<String> silent = grades.properties().stream()
                .filter(grade -> GRAVE.contains(grade.getValue().asText())).map(Map.Entry::getKey)
                .filter(item -> !agreed.contains(item) && !masks.containsKey(item) && !refused.contains(item))
                .sorted().toList();
        if (!silent.isEmpty()) {
            throw new CodedException(CommandCode.GRADE_UNDECIDED, String.join(", ", silent));
        }
    }

    /** The masks that a decision can choose, for the help text. */
    static final class Masks implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return PolicyMask.forms().iterator();
        }
    }

    private ObjectNode decision(JsonNode requested) {
        ObjectNode body = RestClient.body();
        ArrayNode items = body.putArray("items");
        Map<String, String> left = new LinkedHashMap<>(masks);
        requested.fieldNames().forEachRemaining(item -> {
            ObjectNode one = items.addObject().put("item", item);
            if (refused.contains(item)) {
                one.put("verdict", "refuse").put("reason", reason).put("rule", rule);
            } else if (left.containsKey(item)) {
                one.put("verdict", "mask").put("mask", left.remove(item));
            } else {
                one.put("verdict", "agree");
            }
            if (positions.containsKey(item)) {
                List.of(positions.get(item).split("\\+")).forEach(one.putArray("positions")::add);
            }
        });
        // an item that was not requested goes along, so that the server says so instead of it being dropped here
        left.forEach((item, mask) -> items.addObject().put("item", item).put("verdict", "mask").put("mask", mask));
        if (measures != null) {
            measures.forEach(body.putArray("measures")::add);
        }
        return body.put("unit", unit).put("filter", filter).put("minimumGroup", minimumGroup).put("perDay", perDay)
                .put("rows", rows).put("rowsPerDay", rowsPerDay).put("hours", hours)
                .put("from", from == null ? null : from.toString()).put("to", to == null ? null : to.toString());
    }
}
