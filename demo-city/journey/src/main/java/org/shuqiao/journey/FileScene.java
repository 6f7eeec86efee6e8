package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Scene: two departments take the same rows out as files; a hundredth of one of them leads to its receipt alone. */
final class FileScene implements Scene {

    private static final String PURPOSE = "制作区划底图";
    private static final List<String> ITEMS = List.of("code", "name", "county");
    private static final List<String> RECEIVERS = List.of("yingji", "chengyun");
    private static final int EVERY = 100;

    @Override
    public String title() {
        return "文件追溯 file traced";
    }

    @Override
    public String play(Stage stage) throws IOException {
        String resource = stage.catalogue().code("tongji_division");
        JsonNode last = null;
        Path file = null;
        for (String receiver : RECEIVERS) {
            stage.negotiation().grant(receiver, resource, ITEMS, "file", PURPOSE, "政务数据共享条例（国务院令第809号）",
                    Map.of(), null);
            RestClient user = stage.cast().user(receiver);
            ObjectNode order = RestClient.body().put("purpose", PURPOSE).put("resource", resource)
                    .put("format", "csv");
            ITEMS.forEach(order.putArray("items")::add);
            last = user.post("/api/v1/files", order).path("file");
            file = stage.file("division-" + receiver + ".csv");
            Files.write(file, user.download(last.path("content").asText()));
        }
        List<String> lines = Files.readAllLines(file);
        List<String> part = new ArrayList<>();
        for (int line = 1; line < lines.size(); line += EVERY) {
            part.add(lines.get(line));
        }
        Path leaked = Files.write(stage.file("division-part.csv"), part);
        JsonNode found = stage.cast().auditor().upload("/api/v1/trace?format=csv", "application/octet-stream", leaked);
        JsonNode receipt = found.path("receipts").path(0);
        Stage.require("what the part is traced by", "BY_MARK", found.path("verdict").asText());
        Stage.require("receipts that it leads to", 1, found.path("receipts").size());
        Stage.require("receipt that it leads to", last.path("id").asText(), receipt.path("record").asText());
        return "%d rows to %d departments; %d of them lead to %s alone, chance of an error %.0e".formatted(
                last.path("rows").asLong(), RECEIVERS.size(), part.size(), receipt.path("record").asText(),
                receipt.path("chance").asDouble());
    }
}
