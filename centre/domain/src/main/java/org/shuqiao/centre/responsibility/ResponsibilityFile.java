package org.shuqiao.centre.responsibility;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.centre.FileFaults;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.contracts.yaml.Yaml;

/** Reader of the file {@code responsibility.yaml}. */
public final class ResponsibilityFile {

    public static final String NAME = "responsibility.yaml";

    private static final TimeLimit NONE = new TimeLimit(1, Measure.CLOCK_HOURS);

    private ResponsibilityFile() { }

    private record LimitsText(String kind, String accept, String handle) { }

    private record OwnerText(String kind, String division, String lead, String person, String territorial) { }

    private record Content(List<String> hours, List<LimitsText> limits, List<OwnerText> owners) { }

    /** @param kinds ids that rows may name */
    public static Responsibility read(String text, Set<String> kinds, FileFaults faults) {
        Content content;
        try {
            content = Yaml.MAPPER.readValue(text, Content.class);
        } catch (JsonProcessingException e) {
            faults.add(CentreCode.EVENT_FILE_UNREADABLE, NAME,
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr());
            return Responsibility.NONE;
        }
        if (content == null) {
            faults.add(CentreCode.EVENT_FILE_UNREADABLE, NAME, 1);
            return Responsibility.NONE;
        }
        Optional<WorkHours> hours = content.hours() == null ? Optional.of(WorkHours.USUAL)
                : WorkHours.of(content.hours());
        faults.must(hours.isPresent(), NAME, "hours", WorkHours.FORM);
        return new Responsibility(hours.orElse(WorkHours.USUAL), limits(content.limits(), kinds, faults),
                owners(content.owners(), kinds, faults));
    }

    private static List<Responsibility.Limits> limits(List<LimitsText> said, Set<String> kinds, FileFaults faults) {
        List<Responsibility.Limits> limits = new ArrayList<>();
        Set<String> before = new HashSet<>();
        for (LimitsText each : said == null ? List.<LimitsText>of() : said) {
            String kind = kind("limits", each == null ? null : each.kind(), kinds, faults);
            if (each != null) {
                faults.must(before.add(kind), NAME, "limits." + kind, "once");
                limits.add(new Responsibility.Limits(kind, limit(kind + ".accept", each.accept(), faults),
                        limit(kind + ".handle", each.handle(), faults)));
            }
        }
        faults.must(before.contains(Responsibility.ANY), NAME, "limits", "kind: \"*\"");
        return limits;
    }

    private static TimeLimit limit(String field, String text, FileFaults faults) {
        Optional<TimeLimit> limit = TimeLimit.of(faults.required(NAME, "limits." + field, text));
        faults.must(limit.isPresent(), NAME, "limits." + field, TimeLimit.FORM);
        return limit.orElse(NONE);
    }

    private static List<Responsibility.Owner> owners(List<OwnerText> said, Set<String> kinds, FileFaults faults) {
        List<Responsibility.Owner> owners = new ArrayList<>();
        Set<String> before = new HashSet<>();
        for (OwnerText each : said == null ? List.<OwnerText>of() : said) {
            String kind = kind("owners", each == null ? null : each.kind(), kinds, faults);
            if (each != null) {
                Optional<String> division = Optional.ofNullable(each.division()).filter(code -> !code.isBlank());
                faults.must(before.add(kind + " " + division.orElse("")), NAME,
                        "owners." + kind + division.map(code -> "." + code).orElse(""), "once");
                owners.add(new Responsibility.Owner(kind, division,
                        faults.required(NAME, "owners." + kind + ".lead", each.lead()),
                        faults.required(NAME, "owners." + kind + ".person", each.person()),
                        Optional.ofNullable(each.territorial()).filter(code -> !code.isBlank())));
            }
        }
        faults.must(!owners.isEmpty(), NAME, "owners", "one or more");
        return owners;
    }

    private static String kind(String list, String said, Set<String> kinds, FileFaults faults) {
        String kind = faults.required(NAME, list + ".kind", said);
        faults.must(kind.isEmpty() || kind.equals(Responsibility.ANY) || kinds.contains(kind), NAME,
                list + ".kind " + kind, "* " + String.join(" ", kinds.stream().sorted().toList()));
        return kind;
    }
}
