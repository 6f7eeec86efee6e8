package org.shuqiao.exchange.domain.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.pack.StandardPack;

/**
 * Words by which a form asks for a data element: its id, its titles in the standard pack, and what forms call it.
 * Width, case, blanks, a colon and what stands in parentheses do not count.
 */
final class FormWords {

    private final Map<String, String> elements = new HashMap<>();

    FormWords(StandardPack pack) {
        for (List<String> line : lines()) {
            line.subList(1, line.size()).forEach(word -> elements.put(key(word), line.getFirst()));
        }
        for (Element element : pack.elements().all()) {
            elements.put(key(element.zh()), element.id());
            elements.put(key(element.en()), element.id());
            elements.put(key(element.id()), element.id());
        }
    }

    /** @return the id of the element that a field asks for */
    Optional<String> element(String asked) {
        return Optional.ofNullable(elements.get(key(asked)));
    }

    static String key(String words) {
        return bare(words).toLowerCase(Locale.ROOT);
    }

    /** @return the words without what a form adds: blanks, an asterisk, a colon, a remark in parentheses */
    static String bare(String words) {
        String plain = Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cf}*:]+", "");
        String bare = plain.replaceAll("\\([^)]*\\)", "");
        return bare.isEmpty() ? plain : bare;
    }

    private static List<List<String>> lines() {
        try (InputStream in = FormWords.class.getResourceAsStream("form-words.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(","))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
