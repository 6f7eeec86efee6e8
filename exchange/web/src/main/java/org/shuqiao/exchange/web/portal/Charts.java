package org.shuqiao.exchange.web.portal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.contracts.json.Json;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Builds ECharts options as JSON for a page's {@code data-chart} elements. */
@Component
class Charts {

    /** Pixels of a dataset's title beside the axis. */
    private static final int TITLE_WIDTH = 170;
    /** Pixels that a bar has at least, so that a single row is seen where the axis begins. */
    private static final int SEEN = 3;

    private final MessageSource texts;

    Charts(MessageSource texts) {
        this.texts = texts;
    }

    /** Rows of each dataset by what became of them, on a logarithmic axis, so that small datasets are seen too. */
    String rows(List<DatasetFacts> datasets, Language language) {
        ObjectNode option = Json.PLAIN.createObjectNode();
        option.putObject("tooltip").put("trigger", "axis");
        option.putObject("legend").put("top", 0).put("itemGap", 22);
        option.putObject("grid").put("left", 30).put("right", 40).put("top", 34).put("bottom", 4)
                .put("containLabel", true);
        option.putObject("xAxis").put("type", "log").put("min", 1);
        ObjectNode names = option.putObject("yAxis").put("type", "category").put("inverse", true);
        names.putObject("axisLabel").put("width", TITLE_WIDTH).put("overflow", "truncate").put("interval", 0);
        ArrayNode titles = names.putArray("data");
        datasets.forEach(d -> titles.add(language == Language.ZH ? d.titleZh() : d.titleEn()));
        ArrayNode series = option.putArray("series");
        bars(series, text("standard", language), "#14576f", datasets, d -> d.rows().standard());
        bars(series, text("quarantined", language), "#b8442b", datasets, d -> d.rows().quarantined());
        bars(series, text("merged", language), "#f3c969", datasets, d -> d.rows().merged());
        return option.toString();
    }

    private static void bars(ArrayNode series, String name, String color, List<DatasetFacts> datasets,
            ToLongFunction<DatasetFacts> of) {
        ObjectNode one = series.addObject().put("type", "bar").put("name", name).put("barMaxWidth", 9)
                .put("barMinHeight", SEEN);
        one.putObject("itemStyle").put("color", color);
        ArrayNode data = one.putArray("data");
        for (DatasetFacts dataset : datasets) {
            long rows = of.applyAsLong(dataset);
            if (rows > 0) {
                data.add(rows);
            } else {
                data.addNull(); // nothing has no place on a logarithmic axis
            }
        }
    }

    /** Exchange records by outcome. */
    String outcomes(long delivered, long refused, Language language) {
        ObjectNode option = Json.PLAIN.createObjectNode();
        option.putObject("tooltip").put("trigger", "item");
        option.putObject("legend").put("bottom", 0).put("itemGap", 22);
        ObjectNode pie = option.putArray("series").addObject().put("type", "pie");
        pie.putArray("radius").add("48%").add("70%");
        pie.putObject("label").put("formatter", "{c}");
        ArrayNode data = pie.putArray("data");
        data.addObject().put("name", text("delivered", language)).put("value", delivered);
        ObjectNode no = data.addObject().put("name", text("refused", language)).put("value", refused);
        no.putObject("itemStyle").put("color", "#b8442b");
        return option.toString();
    }

    private String text(String key, Language language) {
        return texts.getMessage(key, null, language == Language.ZH ? Locale.CHINESE : Locale.ENGLISH);
    }
}
