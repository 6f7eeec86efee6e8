package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Walk of one person through the portal, in a browser and in one language. Buttons and links are named by the keys of
 * the portal's texts, so that a journey reads alike in both languages and fails where a page speaks another one.
 */
final class PortalWalk implements AutoCloseable {

    /** Folder for the guide's pictures; without it none are taken. */
    private static final Optional<String> PICTURES = Optional.ofNullable(System.getProperty("guide.pictures"));
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 760;

    private final BrowserContext context;
    private final Page page;
    private final Properties texts = new Properties();
    private final String language;
    private int inputs;

    /** @param language {@code zh} or {@code en} */
    PortalWalk(Browser browser, URI server, String login, String language) {
        this.language = language;
        this.context = browser.newContext(new Browser.NewContextOptions().setBaseURL(server.toString())
                .setLocale(language.equals("zh") ? "zh-CN" : "en-GB").setViewportSize(WIDTH, HEIGHT));
        this.page = context.newPage();
        page.setDefaultTimeout(60_000); // the first answer of a server on a busy machine
        try (Reader file = new InputStreamReader(PortalWalk.class.getResourceAsStream(language.equals("zh")
                ? "/messages.properties" : "/messages_en.properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.navigate("/login?lang=" + language);
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(RunningServer.PASSWORD);
        page.locator("main form button").click();
    }

    PortalWalk go(String path) {
        page.navigate(path);
        assertThat(page.locator("html").getAttribute("lang")).startsWith(language);
        return this;
    }

    /** @return what the portal says under a key, in the language of the walk */
    String say(String key, Object... arguments) {
        String pattern = texts.getProperty(key);
        assertThat(pattern).as(key).isNotNull();
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    /** Presses the button that says what stands under the key. */
    PortalWalk press(String key, Object... arguments) {
        inputs++;
        page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(say(key, arguments))
                .setExact(true)).first().click();
        return this;
    }

    /** Follows the link that says what stands under the key. */
    PortalWalk follow(String key, Object... arguments) {
        inputs++;
        page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(say(key, arguments)))
                .first().click();
        return this;
    }

    /** Follows the link whose words contain a name, a number or a code. */
    PortalWalk open(String words) {
        inputs++;
        page.locator("main a").filter(new Locator.FilterOptions().setHasText(words)).first().click();
        return this;
    }

    PortalWalk fill(String name, String value) {
        inputs++;
        page.locator("main [name='" + name + "']").first().fill(value);
        return this;
    }

    PortalWalk choose(String name, String value) {
        inputs++;
        page.locator("main [name='" + name + "'][value='" + value + "']").first().check();
        return this;
    }

    PortalWalk attach(Path file) {
        inputs++;
        page.locator("main input[name=file]").first().setInputFiles(file);
        return this;
    }

    /** Follows a link that leads to a file. */
    void download(String key, Path onto) {
        Download file = page.waitForDownload(() -> follow(key));
        file.saveAs(onto);
    }

    /** Fills in and sends the form of a request for all items. @return the request's number */
    String request(String code, String purpose) {
        go("/requests/new?code=" + code);
        page.locator("main input[name=items]").all().forEach(item -> {
            item.check();
            inputs++;
        });
        fill("purpose", purpose).fill("explanation", "隐患排查").fill("basis", "《中华人民共和国道路交通安全法》第四条")
                .fill("scenario", "每月一次").press("request.send");
        return number("R");
    }

    /** Runs a query and waits for its answer. @return the number of its record */
    String query(String purpose, String sql) {
        go("/query?purpose=" + purpose).fill("sql", sql).press("query.run");
        page.locator("#receipt").waitFor();
        return page.locator("#receipt a[href^='/ledger/']").first().getAttribute("href").split("/")[2];
    }

    /** @return the first number of that kind on the page, such as {@code R-2026-000007} */
    String number(String kind) {
        return Pattern.compile(kind + "-[0-9]{4}-[0-9]{6}").matcher(main()).results().map(MatchResult::group)
                .findFirst().orElseThrow(() -> new AssertionError("no number of kind " + kind + " in " + main()));
    }

    /** @return how often something was pressed, chosen or filled in so far; what an address led to is none */
    int inputs() {
        return inputs;
    }

    Page page() {
        return page;
    }

    String main() {
        return page.locator("main").innerText();
    }

    /** Takes a picture for the guide of what is seen now, where pictures are asked for; the guide shows Chinese. */
    PortalWalk picture(String name) {
        if (PICTURES.isPresent() && language.equals("zh")) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(PICTURES.get(), "journey-" + name + ".png")));
        }
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
