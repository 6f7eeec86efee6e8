package org.shuqiao.standards.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Evidence in what a column is called: its Chinese title, abbreviation, pinyin or English name, and its unit. */
final class NameEvidence {

    private static final String YES_NO = "是否";
    /** Two values of which the second denies the first. */
    private static final Pattern DENIED = Pattern.compile("([一-龥]{2,})[^一-龥]*[不未非]\\1");

    private final Words words;

    NameEvidence(Words words) {
        this.words = words;
    }

    /** A remark says more than a name; the name then only supports it. */
    List<Evidence> of(ColumnFacts column) {
        Optional<String> remark = column.remark().filter(text -> !text.isBlank())
                .filter(text -> !text.equalsIgnoreCase(column.name()));
        List<Evidence> found = new ArrayList<>();
        remark.ifPresent(text -> found.addAll(written(text, column)));
        List<Evidence> named = written(column.name(), column);
        named.forEach(evidence -> found.add(found.isEmpty() || remark.isEmpty() ? evidence : evidence.weaker(0.35)));
        return found;
    }

    private List<Evidence> written(String text, ColumnFacts column) {
        return Title.chinese(text) ? chinese(Title.of(text)) : latin(LatinName.of(text));
    }

    private List<Evidence> chinese(Title title) {
        List<Evidence> found = new ArrayList<>();
        Optional<Evidence> unit = title.notes().stream().flatMap(note -> Units.of(note).stream()).findFirst();
        if (title.words().startsWith(YES_NO)) {
            found.add(new Evidence("boolean", 0.97, "", titleReason(YES_NO)));
            return found;
        }
        Optional<Word> whole = words.title(title.words());
        whole.ifPresent(word -> found.add(evidence(word, 1, titleReason(word.text()))));
        if (whole.isEmpty()) {
            words.titleEnd(title.words()).ifPresent(word ->
                    found.add(evidence(word, word.text().length() > 1 ? 0.98 : 0.9, endReason(word.text()))));
        }
        for (String note : title.notes()) {
            words.title(note).filter(word -> word.weight() >= 0.93)
                    .ifPresent(word -> found.add(evidence(word, 0.96, noteReason(note))));
            coded(note).ifPresent(found::add);
        }
        boolean counted = found.stream().noneMatch(each -> each.element().equals("identifier"));
        unit.filter(evidence -> counted).ifPresent(found::add);
        return found;
    }

    /** A list of codes such as {@code 0否1是} or {@code 1男 2女} names the code set. */
    private static Optional<Evidence> coded(String note) {
        if (note.contains("男") && note.contains("女")) {
            return Optional.of(new Evidence("sex", 0.96, "sex",
                    new Reason("注明了男、女两种取值", "its remark lists the values male and female")));
        }
        boolean yesNo = note.contains("否") && note.contains("是")
                || note.matches("0?:?(未|不|非|无).*1:?(已|是|有).*") || DENIED.matcher(note).find();
        return yesNo ? Optional.of(new Evidence("boolean", 0.93, "",
                new Reason("注明了是、否两种取值", "its remark lists the values yes and no"))) : Optional.empty();
    }

    private List<Evidence> latin(LatinName name) {
        if (name.whole().isEmpty()) {
            return List.of();
        }
        Optional<Word> known = words.name(name.whole());
        if (known.isPresent()) {
            return List.of(evidence(known.get(), 1, nameReason(known.get().text())));
        }
        List<Evidence> found = new ArrayList<>(sounded(name.whole()));
        if (found.isEmpty() && yesNo(name)) {
            found.add(new Evidence("boolean", 0.85, "", new Reason("名称以“是否”的缩写开头",
                    "its name begins like a yes-or-no question")));
        }
        if (found.isEmpty()) {
            parts(name).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            words.nameEnd(name.whole(), 2).ifPresent(word -> found.add(evidence(word,
                    word.text().length() >= 4 ? 0.9 : 0.85, nameEndReason(word.text()))));
        }
        return found;
    }

    /** Initials of two letters stand for many words; longer ones for few. */
    private List<Evidence> sounded(String name) {
        List<Word> heard = words.pinyin(name);
        double factor = name.length() >= 4 ? 0.95 : name.length() == 3 ? 0.9 : 0.75;
        double shared = heard.stream().map(Word::element).distinct().count() > 1 ? 0.8 : 1;
        return heard.stream().map(word -> evidence(word, factor * shared, soundReason(word.text()))).toList();
    }

    private static boolean yesNo(LatinName name) {
        return name.whole().startsWith("sf") && name.whole().length() > 3 && !name.whole().startsWith("sfz")
                || name.whole().startsWith("is") && name.whole().length() > 4
                || name.parts().getFirst().equals("has");
    }

    private Optional<Evidence> parts(LatinName name) {
        for (String end : name.ends()) {
            Optional<Word> word = words.name(end);
            if (word.isPresent()) {
                return Optional.of(evidence(word.get(), 0.92, nameEndReason(end)));
            }
            List<Word> heard = words.pinyin(end);
            if (Words.one(heard).isPresent()) {
                return Optional.of(evidence(heard.getFirst(), 0.85, soundReason(heard.getFirst().text())));
            }
        }
        return Optional.empty();
    }

    private static Evidence evidence(Word word, double factor, Reason reason) {
        return new Evidence(word.element(), word.weight() * factor, word.column(), reason);
    }

    private static Reason titleReason(String word) {
        return new Reason("名称是“" + word + "”", "its title is " + word);
    }

    private static Reason endReason(String word) {
        return new Reason("名称以“" + word + "”结尾", "its title ends in " + word);
    }

    private static Reason noteReason(String word) {
        return new Reason("括号内注明“" + word + "”", "its title says " + word + " in brackets");
    }

    private static Reason nameReason(String word) {
        return new Reason("字段名 " + word + " 是常用写法", "its name " + word + " is in common use");
    }

    private static Reason nameEndReason(String word) {
        return new Reason("字段名以 " + word + " 结尾", "its name ends in " + word);
    }

    private static Reason soundReason(String word) {
        return new Reason("字段名是“" + word + "”的拼音或首字母", "its name is " + word + " in pinyin or by its initials");
    }
}
