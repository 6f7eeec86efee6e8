package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
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
        description = "Decide a request item by item, see the grant in words, and sign it; of several the same is "
                + "decided, each by its own act. Items of general level 4 and above have to be named. Without REQUEST: "
                + "list what waits.")
public final class DecideCommand implements Callable<Integer> {

    /** States in which only the signature is missing, such as after a failure between the two. */
    private static final Set<String> DECIDED = Set.of("agreed", "partly-agreed");
    private static final Set<String> GRAVE = Set.of("general-4", "important", "core");

    @Mixin
    private ServerOptions connection;

    @Mixin
    private PersonKey key;

    @Parameters(arity = "0..*", paramLabel = "REQUEST", description = "The request's id; several are decided alike.")
    private List<String> requests = List.of();

    @Option(names = "--template", paramLabel = "TEMPLATE",
            description = "Decide as this template says; what the other options name is decided as they say.")
    private String template;

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

    @Option(names = "--until", split = ",", paramLabel = "ITEM=DATE",
            description = "Items that end before the others: the last day of each.")
    private Map<String, LocalDate> ends = Map.of();

    @Option(names = "--dry-run", description = "Show the grant in words; decide nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        RestClient client = connection.open();
        if (requests.isEmpty()) {
            return JsonOutput.print(client.get("/api/v1/requests/to-decide"));
        }
        if (requests.size() == 1) {
            return decide(client, requests.getFirst());
        }
        int exit = ExitCodes.DONE;
        for (String request : requests) { // what cannot be decided so does not keep the others waiting
            System.out.println(request);
            try {
                decide(client, request);
            } catch (RemoteRefusal | CodedException e) {
                System.err.println(request + " " + e.getMessage());
                exit = ExitCodes.REFUSED;
            }
        }
        return exit;
    }

    private int decide(RestClient client, String request) {
        String path = "/api/v1/requests/" + RestClient.segment(request);
        JsonNode asked = client.get(path);
        ObjectNode decision = decision(client, request, asked.path("items"));
        if (!DECIDED.contains(asked.path("state").asText())) {
            requireNamed(asked.path("grades"), decision);
        }
        JsonNode preview = client.post(path + "/preview", decision);
        show(preview);
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

    private static void show(JsonNode preview) {
        String language = Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en";
        System.out.println(preview.path(language).asText());
        preview.path("difference").path(language).forEach(line -> System.out.println("≠ " + line.asText()));
        if (preview.hasNonNull("risk")) {
            System.out.println(preview.path("risk").path(language).asText());
        }
        preview.path("earlier").forEach(grant -> System.out.println(grant.path(language).asText()));
    }

    /** Both acts are approved by the person and signed by the department's node, one after the other. */
    private int decideWithKey(RestClient client, JsonNode asked, ObjectNode decision, JsonNode preview) {
        String of = RestClient.segment(asked.path("id").asText());
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
    private void requireNamed(JsonNode grades, ObjectNode decision) {
        Set<String> named = new HashSet<>(agreed);
        named.addAll(masks.keySet());
        named.addAll(refused);
        if (template != null) {
            decision.path("items").forEach(item -> named.add(item.path("item").asText()));
        }
        List<String> silent = grades.properties().stream()
                .filter(grade -> GRAVE.contains(grade.getValue().asText())).map(Map.Entry::getKey)
                .filter(item -> !named.contains(item)).sorted().toList();
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

    private ObjectNode decision(RestClient client, String request, JsonNode requested) {
        ObjectNode body = template == null ? RestClient.body()
                : (ObjectNode) client.get("/api/v1/templates/" + RestClient.segment(template) + "/decision?request="
                        + RestClient.segment(request));
        Map<String, JsonNode> drawn = new LinkedHashMap<>();
        body.path("items").forEach(item -> drawn.put(item.path("item").asText(), item));
        ArrayNode items = body.putArray("items");
        Map<String, String> left = new LinkedHashMap<>(masks);
        requested.fieldNames().forEachRemaining(item -> {
            ObjectNode one = RestClient.body().put("item", item);
            if (refused.contains(item)) {
                one.put("verdict", "refuse").put("reason", reason).put("rule", rule);
            } else if (left.containsKey(item)) {
                one.put("verdict", "mask").put("mask", left.remove(item));
            } else if (drawn.containsKey(item) && !agreed.contains(item)) {
                one.setAll((ObjectNode) drawn.get(item));
            } else if (template == null || agreed.contains(item)) {
                one.put("verdict", "agree");
            } else {
                return; // neither the template nor a word decides on it: the server names it
            }
            if (positions.containsKey(item)) {
                List.of(positions.get(item).split("\\+")).forEach(one.putArray("positions")::add);
            }
            if (ends.containsKey(item)) {
                one.put("to", ends.get(item).toString());
            }
            items.add(one);
        });
        // an item that was not requested goes along, so that the server says so instead of it being dropped here
        left.forEach((item, mask) -> items.addObject().put("item", item).put("verdict", "mask").put("mask", mask));
        if (measures != null) {
            measures.forEach(body.putArray("measures")::add);
        }
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("unit", unit);
        terms.put("filter", filter);
        terms.put("minimumGroup", minimumGroup);
        terms.put("perDay", perDay);
        terms.put("rows", rows);
        terms.put("rowsPerDay", rowsPerDay);
        terms.put("hours", hours);
        terms.put("from", from == null ? null : from.toString());
        terms.put("to", to == null ? null : to.toString());
        terms.forEach((term, value) -> {
            if (value != null) {
                body.putPOJO(term, value);
            }
        });
        return body;
    }
}
