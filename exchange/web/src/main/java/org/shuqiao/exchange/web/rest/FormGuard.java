package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a call that changes or delivers something, before it does, where its answer could not be given in any form
 * that the caller takes.
 */
@Configuration
class FormGuard implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest call, HttpServletResponse response, Object handler) {
        if (!call.getMethod().equals("GET") && !call.getMethod().equals("HEAD") && !answerable(call)) {
            throw new CodedException(ServerCode.NOT_OFFERED);
        }
        return true;
    }

    private static boolean answerable(HttpServletRequest call) {
        return AnswerForm.csv(call) || accepted(call).stream()
                .anyMatch(type -> type.includes(MediaType.APPLICATION_JSON));
    }

    /** @return what the caller takes, the best first; everything where it does not say */
    static List<MediaType> accepted(HttpServletRequest call) {
        String asked = call.getHeader(HttpHeaders.ACCEPT);
        if (asked == null || asked.isBlank()) {
            return List.of(MediaType.ALL);
        }
        try {
            return MediaType.parseMediaTypes(asked).stream().filter(type -> type.getQualityValue() > 0)
                    .sorted((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue())).toList();
        } catch (InvalidMediaTypeException e) {
            throw new CodedException(ServerCode.NOT_OFFERED, e);
        }
    }
}
