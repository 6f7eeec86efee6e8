package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Pages that one account looks at, in one language and at one width: each is in that language, has a heading, is no
 * wider than the screen and breaks none of axe-core's rules.
 */
public final class CheckedPages implements AutoCloseable {

    private static final Optional<String> PICTURES = Optional.ofNullable(System.getProperty("guide.pictures"));
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final String AXE_SOURCE = source();
    /** A text that is missing, or an object where a value should stand. */
    private static final Pattern UNSAID = Pattern.compile("[?]{2}[\\w.-]+[?]{2}|Optional\\[[^]]*");
    private static final int HEIGHT = 844;

    private final BrowserContext context;
    private final Page page;
    private final String language;
    private final int width;

    /** @param language {@code zh-CN} or {@code en-US}, as the browser asks for it */
    public CheckedPages(Browser browser, URI server, String language, int width) {
        this.language = language;
        this.width = width;
        this.context = browser.newContext(new Browser.NewContextOptions().setBaseURL(server.toString())
                .setLocale(language).setViewportSize(width, HEIGHT));
        this.page = context.newPage();
        page.setDefaultTimeout(30_000);
    }

    public CheckedPages login(String account, String password) {
        page.navigate("/login");
        page.locator("input[name=username]").fill(account);
        page.locator("input[name=password]").fill(password);
        page.locator("main form button").click();
        return this;
    }

    public CheckedPages look(String path) {
        page.navigate(path);
        return look();
    }

    /** Checks the page as it is now. */
    public CheckedPages look() {
        page.waitForLoadState(); // a link was followed, perhaps, and its page is there before its style
        String about = page.url() + " " + language + " " + width;
        assertThat(page.locator("html").getAttribute("lang")).as(about).isEqualTo(zh() ? "zh-CN" : "en");
        assertThat(page.locator("h1").count()).as("headings of " + about).isEqualTo(1);
        assertThat(UNSAID.matcher(page.content()).results().map(MatchResult::group)).as(about).isEmpty();
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertThat(wide).as("width of %s %s", about, wide > width ? wider() : "").isLessThanOrEqualTo(width);
        assertThat(violations()).as(about).isEmpty();
        return this;
    }

    /** @return what stands beyond the screen, outside of what is drawn along */
    private String wider() {
        return String.valueOf(page.evaluate("""
                width => [...document.body.querySelectorAll('*')].filter(each => !each.closest('.scroll, .rooms')
                    && each.getBoundingClientRect().right > width).map(each => each.outerHTML.slice(0, 120)).slice(0, 9)
                    .join('\\n')""", width));
    }

    /** @return the rules that the page breaks, each with the elements that break it */
    @SuppressWarnings("unchecked")
    private List<String> violations() {
        page.evaluate(AXE_SOURCE);
        List<Map<String, Object>> found = (List<Map<String, Object>>) page.evaluate("""
                async () => (await axe.run()).violations.map(each =>
                    ({id: each.id, nodes: each.nodes.map(node => node.html).slice(0, 3).join(' | ')}))""");
        return found.stream().map(each -> each.get("id") + ": " + each.get("nodes")).toList();
    }

    /** Takes a picture for the guide, where pictures are asked for; the guide shows Chinese on a wide screen. */
    void picture(String name) {
        if (PICTURES.isPresent() && zh() && width > 1000) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(PICTURES.get(), name + ".png")));
        }
    }

    boolean zh() {
        return language.startsWith("zh");
    }

    public Page page() {
        return page;
    }

    public String main() {
        return page.locator("main").innerText();
    }

    private static String source() {
        try (InputStream file = CheckedPages.class.getResourceAsStream(AXE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
