package org.shuqiao.catalog.basis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.json.CatalogJson;

/**
 * Registry of the legal texts that a basis of sharing may cite: those of {@code legal-texts.csv}, and a city's own. A
 * basis cites a text by its title, with or without 中华人民共和国 and 《》, or by the number of its document.
 */
public final class LegalTexts {

    private static final LegalTexts SHIPPED = new LegalTexts(read());
    private static final String STATE = "中华人民共和国";
    private static final Pattern ARTICLE = Pattern.compile("^[》）)]*(?:[（(][^）)]*[）)])?第([零〇一二三四五六七八九十百千0-9]+)条");

    /** Characters of a city's own title at least. */
    private static final int SHORTEST = 6;

    private final List<LegalText> texts;

    private LegalTexts(List<LegalText> texts) {
        this.texts = List.copyOf(texts);
    }

    /** @return the texts that the platform ships */
    public static LegalTexts shipped() {
        return SHIPPED;
    }

    /**
     * Adds a city's own texts.
     *
     * @throws CodedException {@code INVALID}, {@code TWICE} for a title that the platform ships,
     *     or that is there twice
     */
    public static LegalTexts with(List<LegalText> own) {
        List<LegalText> all = new ArrayList<>(SHIPPED.texts);
        for (LegalText text : own) {
            check(text);
            for (LegalText other : all) {
                if (names(other).stream().anyMatch(names(text)::contains)) {
                    throw new CodedException(LegalTextCode.TWICE, text.title(), other.title());
                }
            }
            all.add(text);
        }
        return new LegalTexts(all);
    }

    /** A short title would be found inside of other words; a local text has to say who made it, and forbids nothing. */
    private static void check(LegalText text) {
        if (key(text.title()).length() < SHORTEST) {
            throw new CodedException(LegalTextCode.INVALID, text.title(), "title");
        }
        if (text.issuer().isBlank()) {
            throw new CodedException(LegalTextCode.INVALID, text.title(), "issuer");
        }
        if (!text.rank().ofCity()) {
            throw new CodedException(LegalTextCode.INVALID, text.title(), "rank");
        }
        if (text.until().filter(text.from()::isAfter).isPresent()) {
            throw new CodedException(LegalTextCode.INVALID, text.title(), "until");
        }
        if (text.articles().isPresent() && text.articles().getAsInt() < 1) {
            throw new CodedException(LegalTextCode.INVALID, text.title(), "articles");
        }
    }

    /** @return {@code sha256:…} over all texts in their order: which version of the registry was gone by */
    public String version() {
        return CatalogJson.digest(new Content(texts));
    }

    private record Content(List<LegalText> texts) { }

    /** @return in the order of the file */
    public List<LegalText> all() {
        return texts;
    }

    /** @return the registered texts that a basis cites, each once; where titles overlap, the longest counts */
    public List<Citation> cited(String basis) {
        String rest = key(basis);
        List<Citation> cited = new ArrayList<>();
        List<LegalText> longestFirst = texts.stream()
                .sorted((one, other) -> Integer.compare(other.title().length(), one.title().length())).toList();
        for (LegalText text : longestFirst) {
            for (String name : names(text)) {
                int at = rest.indexOf(name);
                if (at >= 0) {
                    cited.add(new Citation(text, article(rest.substring(at + name.length()))));
                    rest = rest.replace(name, "\u0000");
                    break;
                }
            }
        }
        return cited;
    }

    /** @return cited texts that have ended on a day */
    public List<LegalText> ended(String basis, LocalDate day) {
        return cited(basis).stream().map(Citation::text).filter(text -> text.ended(day)).toList();
    }

    /** Standing of a basis in the registry. */
    public enum Standing {
        /** It cites registered texts, all in force. */
        REGISTERED,
        /** It says something, and cites no registered text: such as an entry published before there was a registry. */
        UNREGISTERED,
        /** It cites a text that is not in force. */
        ENDED,
        /** It says nothing. */
        NONE
    }

    public Standing standing(String basis, LocalDate day) {
        if (basis.isBlank()) {
            return Standing.NONE;
        }
        List<Citation> cited = cited(basis);
        if (cited.isEmpty()) {
            return Standing.UNREGISTERED;
        }
        return cited.stream().allMatch(each -> each.text().inForce(day)) ? Standing.REGISTERED : Standing.ENDED;
    }

    private static List<String> names(LegalText text) {
        List<String> names = new ArrayList<>();
        names.add(key(text.title()));
        if (text.title().startsWith(STATE)) {
            names.add(key(text.title().substring(STATE.length())));
        }
        if (text.rank() == TextRank.DECISION || text.rank() == TextRank.REGULATION || text.rank().ofCity()) {
            Optional.of(key(text.number())).filter(number -> !number.isEmpty()).ifPresent(names::add);
        }
        return names;
    }

    private static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    private static OptionalInt article(String behind) {
        Matcher article = ARTICLE.matcher(behind);
        return article.find() ? ChineseNumber.read(article.group(1)) : OptionalInt.empty();
    }

    private static List<LegalText> read() {
        try (InputStream in = LegalTexts.class.getResourceAsStream("legal-texts.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .map(cells -> new LegalText(cells[0], Labelled.find(TextRank.class, cells[1]).orElseThrow(),
                            cells[2], "", LocalDate.parse(cells[3]),
                            Optional.of(cells[4]).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                            cells[5].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells[5]))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
