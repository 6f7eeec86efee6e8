package org.shuqiao.exchange.web.portal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToLongFunction;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.overview.ExchangeWeek;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Builds ECharts options as JSON for a page's {@code data-chart} elements; a table beside each says the same. */
@Component
class Charts {

    private final MessageSource texts;

    Charts(MessageSource texts) {
        this.texts = texts;
    }

    /** Answers and refusals of each week, one upon the other, from zero. */
    String weeks(List<ExchangeWeek> weeks, Language language) {
        ObjectNode option = Json.PLAIN.createObjectNode();
        option.putObject("tooltip").put("trigger", "axis");
        option.putObject("legend").put("top", 0).put("itemGap", 22);
        option.putObject("grid").put("left", 10).put("right", 10).put("top", 34).put("bottom", 4)
                .put("containLabel", true);
        ArrayNode days = option.putObject("xAxis").put("type", "category").putArray("data");
        weeks.forEach(week -> days.add(week.begins().toString()));
        option.putObject("yAxis").put("type", "value").put("minInterval", 1);
        ArrayNode series = option.putArray("series");
        bars(series, text("delivered", language), "#14576f", weeks, ExchangeWeek::delivered);
        bars(series, text("refused", language), "#b8442b", weeks, ExchangeWeek::refused);
        return option.toString();
    }

    private static void bars(ArrayNode series, String name, String color, List<ExchangeWeek> weeks,
            ToLongFunction<ExchangeWeek> of) {
        ObjectNode one = series.addObject().put("type", "bar").put("name", name).put("stack", "all")
                .put("barMaxWidth", 34);
        one.putObject("itemStyle").put("color", color);
        ArrayNode data = one.putArray("data");
        weeks.forEach(week -> data.add(of.applyAsLong(week)));
    }

    private String text(String key, Language language) {
        return texts.getMessage(key, null, PageLocalizer.locale(language));
    }
}
