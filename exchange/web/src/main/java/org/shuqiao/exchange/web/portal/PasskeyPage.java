package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.exchange.web.security.PasskeyCeremony;
import org.shuqiao.exchange.web.security.PortalSignIn;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/** Page that asks for the passkey after the password, and what scripts send to register and to show one. */
@Controller
class PasskeyPage {

    private static final int LABEL = 60;

    private final PasskeyCeremony ceremony;
    private final PortalSignIn entering;
    private final SignIn signIn;

    PasskeyPage(PasskeyCeremony ceremony, PortalSignIn entering, SignIn signIn) {
        this.ceremony = ceremony;
        this.entering = entering;
        this.signIn = signIn;
    }

    /** A new passkey with the name that its owner gives it. */
    record Registration(String label, PublicKeyCredential<AuthenticatorAttestationResponse> credential) { }

    @GetMapping("/login/passkey")
    String ask(Model model, HttpServletRequest request) {
        if (entering.pending(request).isEmpty()) {
            return "redirect:/login";
        }
        model.addAttribute("passkeysPossible", PasskeyCeremony.possible(request));
        return "pages/login-passkey";
    }

    @PostMapping("/login/passkey/options")
    @ResponseBody
    PublicKeyCredentialRequestOptions challenge(HttpServletRequest request) {
        return ceremony.beginSignIn(request, pending(request).login());
    }

    @PostMapping("/login/passkey")
    @ResponseBody
    Map<String, String> show(HttpServletRequest request, HttpServletResponse response,
            @RequestBody PublicKeyCredential<AuthenticatorAssertionResponse> credential) {
        Actor actor = pending(request);
        try {
            ceremony.signIn(request, actor.login(), credential);
        } catch (CodedException e) {
            signIn.failedSecondFactor(actor.login(), PortalSignIn.origin(request), e.code());
            throw e;
        }
        return Map.of("next", entering.complete(request, response, actor));
    }

    @PostMapping("/account/passkeys/options")
    @ResponseBody
    PublicKeyCredentialCreationOptions creation(HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return ceremony.beginRegistration(request, actor.login());
    }

    @PostMapping("/account/passkeys")
    @ResponseBody
    Map<String, String> register(HttpServletRequest request, @AuthenticationPrincipal Actor actor,
            @RequestBody Registration registration) {
        String label = Optional.ofNullable(registration.label()).map(String::strip).filter(text -> !text.isEmpty())
                .orElse("passkey");
        ceremony.register(request, actor.login(), label.substring(0, Math.min(LABEL, label.length())),
                registration.credential());
        return Map.of("next", "/account");
    }

    /** What a script sent is answered to the script, which shows it on its page. */
    @ExceptionHandler
    @ResponseBody
    ResponseEntity<ErrorBody> refused(CodedException e, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatusOf.code(e.code())).body(ErrorBody.of(e, PageFrame.language(request)));
    }

    private Actor pending(HttpServletRequest request) {
        return entering.pending(request).orElseThrow(() -> new CodedException(ServerCode.LOGIN_NEEDED));
    }
}
