package org.shuqiao.exchange.platform.intake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.standards.source.ContractColumn;

/** Inspects a JSON service by one answer: where its rows and their number are, which fields they have, how it pages. */
final class ServiceInspection {

    private static final int OK = 200;
    private static final int MOST_BYTES = 32 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\\s;\"']+)");
    private static final Set<String> TOTALS = Set.of("total", "totalcount", "totalnum", "totalrecord", "totalrecords",
            "totalelements", "totalrows", "totalsize", "count", "recordcount", "recordtotal", "rowcount", "records");

    private final String shown;
    private Optional<JsonNode> rows = Optional.empty();
    private String rowsPointer = "";
    private Optional<String> totalPointer = Optional.empty();

    private ServiceInspection(String shown) {
        this.shown = shown;
    }

    /**
     * @param from the address as its source file writes it, with its key by name
     * @param url the address that is asked
     * @param key the value of the header that carries it
     */
    static InspectedTable of(InspectedTable.Service from, String url, Optional<String> key) {
        return new ServiceInspection(url.replaceFirst("\\?.*", "")).inspect(from, url, key);
    }

    private InspectedTable inspect(InspectedTable.Service from, String url, Optional<String> key) {
        JsonNode answer = answer(url, from.header(), key);
        look(answer, "");
        JsonNode list = rows.orElseThrow(() -> new CodedException(IntakeCode.SERVICE_LIST, shown, fields(answer)));
        lookForTotal(answer, "", list.size());
        Map<String, List<JsonNode>> columns = new LinkedHashMap<>();
        List<Map<String, String>> flat = new ArrayList<>();
        for (JsonNode row : list) {
            Map<String, String> cells = new LinkedHashMap<>();
            flatten(row, "", cells, columns);
            flat.add(cells);
        }
        List<String> names = List.copyOf(columns.keySet());
        if (names.isEmpty() || names.size() > FileInspection.MOST_COLUMNS) {
            throw names.isEmpty() ? new CodedException(IntakeCode.SERVICE_LIST, shown, fields(answer))
                    : new CodedException(IntakeCode.TOO_WIDE, names.size(), FileInspection.MOST_COLUMNS);
        }
        List<List<String>> sample = flat.stream().limit(FileInspection.SAMPLE)
                .map(cells -> names.stream().map(name -> cells.getOrDefault(name, "")).toList()).toList();
        List<ContractColumn.Type> types = columns.values().stream().map(ServiceInspection::type).toList();
        return new InspectedTable(Optional.empty(), ',', Optional.empty(), 0, names, sample,
                flat.size() > sample.size()
                        || totalPointer.map(at -> answer.at(at).asLong() > flat.size()).orElse(true),
                DamageInspection.of(names, sample, false), List.of(), Optional.empty(),
                Optional.of(from.found(rowsPointer, totalPointer, types)));
    }

    private JsonNode answer(String url, Optional<String> header, Optional<String> key) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER).build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT)
                    .header("Accept", "application/json");
            if (header.isPresent() && key.isPresent()) {
                request.header(header.get(), key.get());
            }
            HttpResponse<InputStream> response = client.send(request.GET().build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                byte[] body = in.readNBytes(MOST_BYTES);
                if (response.statusCode() != OK) {
                    throw new CodedException(IntakeCode.SERVICE_STATUS, shown, response.statusCode());
                }
                return Json.PLAIN.readTree(new String(body, charset(response)));
            }
        } catch (JacksonException e) {
            throw new CodedException(IntakeCode.SERVICE_LIST, shown, "JSON ✗"); // its words quote the answer
        } catch (IOException | IllegalArgumentException e) {
            throw new CodedException(IntakeCode.SERVICE_AWAY, e, shown);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(IntakeCode.SERVICE_AWAY, e, shown);
        }
    }

    private static Charset charset(HttpResponse<?> response) {
        String name = response.headers().firstValue("Content-Type").map(CHARSET::matcher).filter(Matcher::find)
                .map(found -> found.group(1)).orElse("UTF-8");
        return name.toLowerCase(Locale.ROOT).matches("gbk|gb2312") ? Charset.forName("GB18030")
                : Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    /** The longest list of objects is the rows. */
    private void look(JsonNode node, String path) {
        if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            if (rows.isEmpty() || rows.get().size() < node.size()) {
                rows = Optional.of(node);
                rowsPointer = path;
            }
        } else if (node.isObject()) {
            node.properties().forEach(field -> look(field.getValue(), path + "/" + escaped(field.getKey())));
        }
    }

    private void lookForTotal(JsonNode node, String path, int least) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                String name = field.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
                String text = field.getValue().asText();
                boolean number = field.getValue().isValueNode() && text.strip().matches("\\d{1,18}");
                if (totalPointer.isEmpty() && TOTALS.contains(name) && number
                        && Long.parseLong(text.strip()) >= least) {
                    totalPointer = Optional.of(path + "/" + escaped(field.getKey()));
                } else {
                    lookForTotal(field.getValue(), path + "/" + escaped(field.getKey()), least);
                }
            });
        }
    }

    private static void flatten(JsonNode row, String prefix, Map<String, String> cells,
            Map<String, List<JsonNode>> columns) {
        row.properties().forEach(field -> {
            String name = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                flatten(value, name + ".", cells, columns);
                return;
            }
            columns.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            cells.put(name, value.isNull() ? "" : value.isArray() ? value.toString() : value.asText());
        });
    }

    /** Returns the type of all values; a field that is text once is text. */
    private static ContractColumn.Type type(List<JsonNode> values) {
        List<JsonNode> some = values.stream().filter(value -> !value.isNull()).toList();
        if (some.isEmpty()) {
            return ContractColumn.Type.TEXT;
        }
        return some.stream().allMatch(JsonNode::isIntegralNumber) ? ContractColumn.Type.INTEGER
                : some.stream().allMatch(JsonNode::isNumber) ? ContractColumn.Type.DECIMAL
                : some.stream().allMatch(JsonNode::isBoolean) ? ContractColumn.Type.BOOLEAN : ContractColumn.Type.TEXT;
    }

    private static String fields(JsonNode answer) {
        List<String> names = new ArrayList<>();
        answer.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? answer.getNodeType().name().toLowerCase(Locale.ROOT)
                : String.join(", ", names.stream().limit(12).toList());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
