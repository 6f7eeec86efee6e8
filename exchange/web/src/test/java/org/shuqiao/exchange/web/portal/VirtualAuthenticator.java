package org.shuqiao.exchange.web.portal;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** Authenticator of Chromium that stands for a person's device and agrees to everything. */
public final class VirtualAuthenticator {

    private final CDPSession devtools;
    private final String id;

    private VirtualAuthenticator(CDPSession devtools) {
        this.devtools = devtools;
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        this.id = devtools.send("WebAuthn.addVirtualAuthenticator", wanted).get("authenticatorId").getAsString();
    }

    public static VirtualAuthenticator of(BrowserContext context, Page page) {
        CDPSession devtools = context.newCDPSession(page);
        devtools.send("WebAuthn.enable");
        return new VirtualAuthenticator(devtools);
    }

    /** Takes it away and gives somebody else's device. */
    VirtualAuthenticator exchanged() {
        JsonObject gone = new JsonObject();
        gone.addProperty("authenticatorId", id);
        devtools.send("WebAuthn.removeVirtualAuthenticator", gone);
        return new VirtualAuthenticator(devtools);
    }

    /** Logs an account in by its password. */
    public static void logIn(Page page, String login, String password) {
        page.navigate("/login");
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(password);
        page.locator("main form button").click();
    }

    /** Registers the device for the account that is logged in. */
    public static void register(Page page) {
        page.navigate("/account");
        page.locator("form[data-passkey] input[name=label]").fill("my key");
        page.locator("form[data-passkey] button").click();
        page.locator("td:has-text('my key')").waitFor();
    }
}
