package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.shuqiao.base.error.Language;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * Locale configuration of the portal: the language that the browser prefers of the two, {@code ?lang=en} stored in a
 * cookie, Chinese for all others.
 */
@Configuration
class Languages implements WebMvcConfigurer {

    private static final Set<String> SPOKEN = Set.of("zh", "en");

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("LANGUAGE");
        resolver.setDefaultLocaleFunction(Languages::asked);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        return resolver;
    }

    /** @return the first language of the browser's list that the portal speaks (RFC 9110 §12.5.4); else Chinese */
    private static Locale asked(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.SIMPLIFIED_CHINESE
                : Collections.list(request.getLocales()).stream()
                        .filter(locale -> SPOKEN.contains(locale.getLanguage())).findFirst()
                        .map(locale -> PageLocalizer.locale(Language.of(locale))).orElse(Locale.SIMPLIFIED_CHINESE);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor();
        change.setIgnoreInvalidLocale(true);
        change.setParamName("lang");
        registry.addInterceptor(change);
    }
}
