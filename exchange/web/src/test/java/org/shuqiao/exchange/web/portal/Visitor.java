package org.shuqiao.exchange.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** User of the portal with a browser of their own. */
final class Visitor implements AutoCloseable {

    private static final int MOST_PAGES = 120;

    private final BrowserContext context;
    private final Page page;
    private final URI server;

    Visitor(Browser browser, URI server) {
        this.context = browser.newContext(new Browser.NewContextOptions().setBaseURL(server.toString())
                .setLocale("zh-CN"));
        this.page = context.newPage();
        this.page.setDefaultTimeout(10_000);
        this.server = server;
    }

    Visitor login(String account) {
        return login(account, PortalCity.PASSWORD);
    }

    Visitor login(String account, String password) {
        page.navigate("/login");
        page.locator("input[name=username]").fill(account);
        page.locator("input[name=password]").fill(password);
        page.locator("main form button").click();
        return this;
    }

    Visitor go(String path) {
        page.navigate(path);
        return this;
    }

    int status(String path) {
        return page.navigate(path).status();
    }

    Visitor click(String name) {
        page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        return this;
    }

    Visitor follow(String name) {
        page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)).first().click();
        return this;
    }

    Visitor fill(String name, String value) {
        page.locator("main [name='" + name + "']").fill(value);
        return this;
    }

    Page page() {
        return page;
    }

    String main() {
        return page.locator("main").innerText();
    }

    /**
     * Follows every link from the home page on and says which lead nowhere, with the page on which each stands. Pages
     * that only narrow another one are opened and not followed further.
     *
     * @param assets files that earlier visitors fetched; those of this visit are added
     */
    List<String> deadLinks(Set<String> assets) {
        Map<String, String> seen = new LinkedHashMap<>();
        assets.forEach(asset -> seen.put(asset, asset));
        Deque<String> next = new ArrayDeque<>();
        next.add("/");
        seen.put("/", "/");
        List<String> dead = new ArrayList<>();
        int visited = 0;
        while (!next.isEmpty() && visited++ < MOST_PAGES) {
            String path = next.poll();
            var response = context.request().get(server.resolve(path).toString());
            String type = response.headers().getOrDefault("content-type", "");
            if (response.status() >= 400) {
                dead.add(path + " (" + response.status() + ") on " + seen.get(path));
            } else if (!type.startsWith("text/html")) {
                assets.add(path);
            } else if (!path.startsWith("/api")) {
                String text = response.text();
                if (text.contains("??")) {
                    dead.add(path + " lacks a text");
                }
                if (text.contains("Optional[")) {
                    dead.add(path + " shows what holds a value instead of the value");
                }
                for (String link : path.matches("/(catalogue|ledger)[?].*") ? Set.<String>of() : links(text)) {
                    if (seen.putIfAbsent(link, path) == null) {
                        next.add(link);
                    }
                }
            }
            response.dispose();
        }
        assertThat(visited).isGreaterThan(3);
        return dead;
    }

    /**
     * @return the links of a page within this server, without the language switch, which would lead around in circles
     */
    private static Set<String> links(String html) {
        Set<String> links = new LinkedHashSet<>();
        var matcher = Pattern.compile("(?:href|src)=\"(/[^\"#]*)\"").matcher(html);
        while (matcher.find()) {
            links.add(matcher.group(1).replace("&amp;", "&"));
        }
        return links;
    }

    @Override
    public void close() {
        context.close();
    }
}
