package org.shuqiao.exchange.web.security;

import org.shuqiao.exchange.platform.assembly.Beans;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import tools.jackson.databind.JacksonModule;

/** Declares how options and answers of authenticators are read and written (W3C WebAuthn Level 3 §5). */
@Beans
class PasskeyJson {

    @Bean
    JacksonModule webauthn() {
        return new WebauthnJacksonModule();
    }
}
