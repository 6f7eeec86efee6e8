package org.shuqiao.centre.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shuqiao.centre.FileFaults;
import org.shuqiao.centre.Words;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.contracts.yaml.Yaml;

/** Reader of the file {@code merging.yaml}. */
final class MergingFile {

    static final String NAME = "merging.yaml";

    /** Where nothing is drawn, nothing is merged. */
    static final MergingRule NONE = new MergingRule(1, Duration.ofHours(1), BigDecimal.ONE, List.of());

    private static final int MOST_METRES = 10_000;
    private static final Duration LONGEST = Duration.ofDays(60);

    private MergingFile() { }

    private record KindText(String kind, String zh, String en, List<String> also) { }

    private record Content(Integer distance, String window, BigDecimal similarity, List<KindText> kinds) { }

    static MergingRule read(String text, FileFaults faults) {
        Content content;
        try {
            content = Yaml.MAPPER.readValue(text, Content.class);
        } catch (JsonProcessingException e) {
            faults.add(CentreCode.EVENT_FILE_UNREADABLE, NAME,
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr());
            return NONE;
        }
        if (content == null) {
            faults.add(CentreCode.EVENT_FILE_UNREADABLE, NAME, 1);
            return NONE;
        }
        faults.must(content.distance() != null && content.distance() > 0 && content.distance() <= MOST_METRES, NAME,
                "distance", "1…" + MOST_METRES);
        faults.must(content.similarity() != null && content.similarity().signum() > 0
                && content.similarity().compareTo(BigDecimal.ONE) <= 0, NAME, "similarity", "0 < … ≤ 1");
        return new MergingRule(content.distance() == null ? 1 : content.distance(), window(content.window(), faults),
                content.similarity() == null ? BigDecimal.ONE : content.similarity(), kinds(content.kinds(), faults));
    }

    private static Duration window(String text, FileFaults faults) {
        try {
            Duration window = Duration.parse(text == null ? "" : text);
            faults.must(window.isPositive() && window.compareTo(LONGEST) <= 0, NAME, "window", "PT1H … P60D");
            return window;
        } catch (DateTimeException e) {
            faults.add(CentreCode.EVENT_FIELD_WRONG, NAME, "window", "PT12H, PT72H, P7D");
            return LONGEST;
        }
    }

    /** A text names one kind alone. */
    private static List<EventKind> kinds(List<KindText> said, FileFaults faults) {
        List<EventKind> kinds = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        for (KindText each : said == null ? List.<KindText>of() : said) {
            String id = faults.required(NAME, "kinds.kind", each.kind());
            Words name = faults.words(NAME, "kinds." + id, new Words(each.zh(), each.en()));
            List<String> also = each.also() == null ? List.of() : each.also();
            faults.must(texts.add(id), NAME, "kinds." + id, "once");
            also.forEach(text -> faults.must(texts.add(text), NAME, "kinds." + id + ".also", text + ": once"));
            kinds.add(new EventKind(id, name, also));
        }
        return kinds;
    }
}
