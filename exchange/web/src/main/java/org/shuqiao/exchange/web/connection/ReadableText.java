package org.shuqiao.exchange.web.connection;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Refusal of text that no part of the platform can keep: parameters that are not UTF-8, and U+0000, which PostgreSQL
 * has no place for. Holds for pages and calls alike, in parameters and in JSON.
 */
@Configuration
class ReadableText implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest call, HttpServletResponse response, Object handler) {
        for (Map.Entry<String, String[]> parameter : parameters(call).entrySet()) {
            if (Stream.concat(Stream.of(parameter.getKey()), Stream.of(parameter.getValue()))
                    .anyMatch(ReadableText::unkeepable)) {
                throw new CodedException(ServerCode.BAD_REQUEST, parameter.getKey().replace('\0', '?'));
            }
        }
        return true;
    }

    private static Map<String, String[]> parameters(HttpServletRequest call) {
        try {
            return call.getParameterMap();
        } catch (IllegalStateException e) { // what the container says of escapes that are no UTF-8
            throw new CodedException(ServerCode.BAD_REQUEST, e, "UTF-8");
        }
    }

    private static boolean unkeepable(String text) {
        return text.indexOf('\0') >= 0;
    }

    @Bean
    JsonMapperBuilderCustomizer keepableText() {
        return mapper -> mapper.addModule(new SimpleModule("keepable text")
                .addDeserializer(String.class, new StringDeserializer() {
                    @Override
                    public String deserialize(JsonParser json, DeserializationContext context) {
                        String text = super.deserialize(json, context);
                        return text != null && unkeepable(text)
                                ? context.reportInputMismatch(String.class, "U+0000 in a text") : text;
                    }
                }));
    }
}
