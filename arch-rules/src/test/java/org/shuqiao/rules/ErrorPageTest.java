package org.shuqiao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;
import org.shuqiao.base.error.Language;

/** The page {@code docs/errors.md} says what the code says. */
class ErrorPageTest {

    private static final Path PAGE = House.ROOT.resolve("docs/errors.md");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')(?:'')*'(?!['{}])(?<![{}]')");
    private static final Pattern ID = Pattern.compile("SQ-[A-Z]{3}-[0-9]{4}");

    @Test
    void listsEveryCodeOfTheHouseAsTheCodeHasIt() throws Exception {
        String expected = page(codes());
        if (Boolean.getBoolean("errors.write")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(PAGE).content().isEqualTo(expected);
    }

    @Test
    void aCodeMeansOneThing() throws Exception {
        List<ErrorCode> all = all();

        assertThat(all).extracting(ErrorCode::id).allMatch(id -> ID.matcher(id).matches()).doesNotHaveDuplicates();
    }

    @Test
    void everyKindIsThatOfSomeCode() throws Exception {
        assertThat(all()).extracting(ErrorCode::kind).contains(ErrorKind.values());
    }

    @Test
    void noSentenceHasASingleApostropheWhichWouldSwallowWhatStandsInBraces() throws Exception {
        for (ErrorCode code : all()) {
            ErrorText text = code.text();
            assertThat(List.of(text.problemZh(), text.problemEn(), text.remedyZh(), text.remedyEn())).as(code.id())
                    .noneMatch(sentence -> LONE_APOSTROPHE.matcher(sentence).find());
        }
    }

    private static Map<String, ErrorCode> codes() throws Exception {
        Map<String, ErrorCode> codes = new TreeMap<>();
        all().forEach(code -> codes.put(code.id(), code));
        return codes;
    }

    private static List<ErrorCode> all() throws IOException, ClassNotFoundException {
        List<Path> folders = House.classFolders();
        URL[] urls = new URL[folders.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = folders.get(i).toUri().toURL();
        }
        List<ErrorCode> all = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(urls, ErrorPageTest.class.getClassLoader())) {
            for (var type : House.classes()) {
                if (type.isEnum() && type.isAssignableTo(ErrorCode.class)) {
                    for (Object constant : Class.forName(type.getName(), true, loader).getEnumConstants()) {
                        all.add((ErrorCode) constant);
                    }
                }
            }
        }
        return all;
    }

    private static String page(Map<String, ErrorCode> codes) throws IOException {
        StringBuilder page = new StringBuilder("""
                # Error codes

                Every error that a user can meet, with what to do about it. `{0}` and so on stand for the column, \
                file, setting or \
                code concerned, never for a person's data. Rules that send a row to quarantine are listed by \
                `./shuqiao standards`.

                The kind says what an error asks for. Pages and REST answer each kind with its HTTP status: `unknown` \
                404, \
                `unauthenticated` 401, `forbidden` 403, `malformed` 400, `invalid` 422, `refused` 422, `conflict` 409, \
                `exhausted` 429, `unavailable` 503, `internal` 500, `too-large` 413, `too-slow` 408, `misdirected` 421,
                `wrong-method` 405, `not-offered` 406, `not-read` 415.

                | Code | Kind | 问题 | Problem | 处理 | What to do |
                |---|---|---|---|---|---|
                """);
        TreeMap<String, String> rows = new TreeMap<>();
        codes.forEach((id, code) -> rows.put(id, "| `%s` | %s | %s | %s | %s | %s |%n".formatted(id,
                code.kind().word(), text(code.problem(Language.ZH)), text(code.problem(Language.EN)),
                        text(code.remedy(Language.ZH)),
                text(code.remedy(Language.EN)))));
        for (String id : outsideTheHouse()) {
            rows.putIfAbsent(id, ("| `%s` | | 启动脚本或演示城市的错误，说明随错误一起打印 | Of the launcher or the demo city; "
                    + "printed with its text | 按打印的说明处理 | As printed |%n").formatted(id));
        }
        rows.values().forEach(page::append);
        return page.toString();
    }

    /** The launcher and the demo city know no room, so their codes stand in their own text. */
    private static TreeSet<String> outsideTheHouse() throws IOException {
        List<Path> files = new ArrayList<>(List.of(House.ROOT.resolve("shuqiao"), House.ROOT.resolve(".ci/test"),
                House.ROOT.resolve(".ci/dist")));
        for (String module : List.of("demo-city/city", "demo-city/journey", "systems/whole")) {
            try (Stream<Path> sources = Files.walk(House.ROOT.resolve(module).resolve("src/main/java"))) {
                sources.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        TreeSet<String> ids = new TreeSet<>();
        for (Path file : files) {
            ID.matcher(Files.readString(file)).results().forEach(m -> ids.add(m.group()));
        }
        return ids;
    }

    private static String text(String pattern) {
        return pattern.replace("''", "'").replace("|", "\\|");
    }
}
