package org.shuqiao.exchange.web.portal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.platform.intake.Choice;
import org.shuqiao.exchange.platform.intake.DraftHead;
import org.shuqiao.exchange.platform.intake.Upload;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.UpdateCycle;
import org.springframework.util.MultiValueMap;

/**
 * Fields that an officer filled in for an upload: the dataset's head, and for each column an element with its encoding
 * as {@code element|encoding} and a name.
 */
record IntakeForm(DraftHead head, List<Choice> choices) {

    /** The columns are those of the file, whatever a form says. */
    static IntakeForm of(MultiValueMap<String, String> given, Upload upload) {
        DraftHead head = new DraftHead(text(given, "dataset"), text(given, "title"), text(given, "titleEn"),
                text(given, "owner"), cycle(text(given, "update")));
        List<Choice> choices = new ArrayList<>();
        for (int at = 0; at < upload.choices().size(); at++) {
            Choice old = upload.choices().get(at);
            String chosen = given.getFirst("element" + at);
            if (chosen == null) {
                choices.add(old);
                continue;
            }
            String[] parts = chosen.split("\\|", 2);
            Optional<String> element = Optional.of(parts[0]).filter(id -> !id.isEmpty());
            element.ifPresent(StandardPack.load().elements()::get); // refuses what no pack has
            Optional<String> encoding = parts.length < 2 || parts[1].isEmpty() ? Optional.empty()
                    : Optional.of(parts[1]);
            choices.add(new Choice(old.column(), element, encoding, text(given, "to" + at)));
        }
        return new IntakeForm(head, choices);
    }

    private static String text(MultiValueMap<String, String> given, String name) {
        String text = given.getFirst(name);
        return text == null ? "" : text.strip();
    }

    private static UpdateCycle cycle(String id) {
        return Arrays.stream(UpdateCycle.values()).filter(each -> each.id().equals(id)).findFirst()
                .orElse(UpdateCycle.MONTHLY);
    }
}
