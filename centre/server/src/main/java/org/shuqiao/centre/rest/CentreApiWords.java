package org.shuqiao.centre.rest;

import io.swagger.v3.oas.models.OpenAPI;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shuqiao.base.error.Language;
import org.springdoc.core.customizers.OpenApiLocaleCustomizer;
import org.springframework.stereotype.Component;

/** Words of the centre's calls in the API's document, from {@code openapi/centre.txt}. */
@Component
public class CentreApiWords implements OpenApiLocaleCustomizer {

    private final Map<String, List<String>> calls = new HashMap<>();

    CentreApiWords() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                CentreApiWords.class.getResourceAsStream("/openapi/centre.txt"), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).map(line -> List.of(line.split(" \\| ")))
                    .forEach(columns -> calls.put(columns.getFirst(), columns.subList(1, columns.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void customise(OpenAPI document, Locale locale) {
        int language = Language.of(locale) == Language.ZH ? 0 : 1;
        document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, call) -> {
            List<String> words = calls.get(method + " " + path);
            if (words != null) {
                call.setSummary(words.get(language));
                call.setDescription(words.get(language + 2));
            }
        }));
    }
}
