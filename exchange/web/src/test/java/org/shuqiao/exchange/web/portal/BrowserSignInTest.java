package org.shuqiao.exchange.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.web.server.Caller;
import org.shuqiao.exchange.web.server.RunningServer;

/** Signing in with a real browser: what other sites make it send, passkeys, one-time passwords, sessions. */
class BrowserSignInTest {

    private static final String PASSWORD = "yunzhou-2026-pass";
    private static final String NEXT = "some other words in a row";

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static Browsers browsers;

    @BeforeAll
    static void start() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        for (String login : List.of("keyholder", "newcomer", "twice", "forgetful")) {
            running.account(login, "jiaotong", "requester");
        }
        running.reset("forgetful");
    }

    @AfterAll
    static void stop() throws Exception {
        if (running != null) {
            running.close();
        }
        if (browsers != null) {
            browsers.close();
        }
    }

    @Test
    void aPageOfAnotherSiteChangesNothingThroughABrowserThatHasCredentials() throws Exception {
        HttpServer evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        evil.createContext("/", exchange -> {
            byte[] page = """
                    <form id=f method=post enctype="text/plain" action="%s/api/v1/accounts">
                    <input name='{"login":"evil","person":"evil","department":"shuju","roles":["requester"],\
                    "password":"%s","x":"' value='"}'></form>
                    <form id=d method=post action="%s/api/v1/accounts/newcomer/disable"></form>
                    """.formatted(running.url(), NEXT, running.url()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        evil.start();
        Caller admin = running.as("admin");
        // as a browser does that was given the credentials of the API once
        try (BrowserContext context = browsers.browser().newContext(new Browser.NewContextOptions()
                .setExtraHTTPHeaders(Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                        (admin.login() + ":" + admin.password()).getBytes(StandardCharsets.UTF_8)))))) {
            Page page = context.newPage();
            for (String form : List.of("f", "d")) {
                page.navigate("http://localhost:" + evil.getAddress().getPort() + "/");
                page.waitForResponse(response -> response.url().contains("/api/v1/"),
                        () -> page.evaluate("id => document.getElementById(id).submit()", form));
                page.waitForURL("**/api/v1/**");
                assertThat(page.content()).contains("SQ-SRV-0012");
            }
            page.navigate(running.url() + "/login");
            Object same = page.evaluate("""
                    async () => (await fetch('/api/v1/departments')).status""");
            assertThat(same).as("a page of its own").isEqualTo(200);
        } finally {
            evil.stop(0);
        }
        assertThat(admin.get("/api/v1/changes?state=open").body().toString()).doesNotContain("evil")
                .doesNotContain("newcomer");
        assertThat(new Caller(running.url(), "newcomer", PASSWORD, "en").get("/api/v1/grants").status())
                .isEqualTo(200);
    }

    @Test
    void aPasskeyIsAskedForAfterThePasswordOnceItIsRegistered() {
        URI named = URI.create("http://localhost:" + running.url().getPort());
        try (BrowserContext context = browsers.browser().newContext(new Browser.NewContextOptions()
                .setBaseURL(named.toString()).setLocale("en"))) {
            Page page = context.newPage();
            VirtualAuthenticator device = VirtualAuthenticator.of(context, page);

            VirtualAuthenticator.logIn(page, "keyholder", PASSWORD);
            VirtualAuthenticator.register(page);
            page.locator("form[action='/logout'] button").click();

            VirtualAuthenticator.logIn(page, "keyholder", PASSWORD);
            assertThat(page.url()).endsWith("/login/passkey");
            page.navigate("/requests");
            assertThat(page.url()).as("the password alone lets in nowhere").contains("/login");
            page.navigate("/login/passkey");
            page.locator("form[data-passkey] button").click();
            page.waitForURL(url -> !url.contains("/login"));
            assertThat(page.locator(".who").innerText()).contains("keyholder");
            page.locator("form[action='/logout'] button").click();

            device.exchanged(); // somebody else's
            VirtualAuthenticator.logIn(page, "keyholder", PASSWORD);
            page.locator("form[data-passkey] button").click();
            page.locator("form[data-passkey] [role=alert]:not([hidden])").waitFor();
            page.navigate("/requests");
            assertThat(page.url()).contains("/login");
        }
    }

    @Test
    void aResetPasswordIsChangedBeforeAnythingElse() {
        try (BrowserContext context = browsers.browser().newContext(new Browser.NewContextOptions()
                .setBaseURL(running.url().toString()).setLocale("en"))) {
            Page page = context.newPage();
            VirtualAuthenticator.logIn(page, "forgetful", PASSWORD);
            assertThat(page.url()).contains("/login/password");
            assertThat(page.locator("main").innerText()).contains("SQ-EXC-0017");
            page.locator("main input[name=username]").fill("forgetful");
            page.locator("main input[name=password]").fill(PASSWORD);
            page.locator("main input[name=next]").fill("password12345");
            page.locator("main form button").click();
            assertThat(page.locator("main").innerText()).contains("SQ-EXC-0015");
            page.locator("main input[name=username]").fill("forgetful");
            page.locator("main input[name=password]").fill(PASSWORD);
            page.locator("main input[name=next]").fill(NEXT);
            page.locator("main form button").click();
            VirtualAuthenticator.logIn(page, "forgetful", NEXT);
            assertThat(page.locator(".who").innerText()).contains("forgetful");
        }
    }

    @Test
    void onesOwnPageChangesThePasswordAndEndsTheOtherSessions() {
        try (BrowserContext first = browsers.browser().newContext(new Browser.NewContextOptions()
                .setBaseURL(running.url().toString()).setLocale("en"));
                BrowserContext second = browsers.browser().newContext(new Browser.NewContextOptions()
                .setBaseURL(running.url().toString()).setLocale("en"))) {
            Page here = first.newPage();
            Page there = second.newPage();
            VirtualAuthenticator.logIn(here, "twice", PASSWORD);
            VirtualAuthenticator.logIn(there, "twice", PASSWORD);
            here.navigate("/account?lang=en"); // the portal speaks Chinese until it is asked
            assertThat(here.locator("form[action='/account/sessions/end']").count()).isEqualTo(2);
            here.locator("input[name=old]").fill(PASSWORD);
            here.locator("input[name=next]").fill(NEXT);
            here.locator("form[action='/account/password'] button").click();
            assertThat(here.locator("main").innerText()).contains("The password is changed");

            there.navigate("/account");
            assertThat(there.url()).contains("/login");
            here.navigate("/account");
            here.locator("form[action='/account/sessions/end'] button").click();
            assertThat(here.url()).contains("/login");
        }
    }
}
