package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.connection.CallId;
import org.shuqiao.exchange.web.error.BadRequest;
import org.shuqiao.exchange.web.error.CallTold;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.error.ServerCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Handles errors of pages: shows them on the submitting form's page or on an error page.
 */
@ControllerAdvice(basePackageClasses = PageErrorAdvice.class, annotations = PortalPage.class)
class PageErrorAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(PageErrorAdvice.class);

    private final PageFrame page;
    private final CallTold told;

    PageErrorAdvice(PageFrame page, CallTold told) {
        this.page = page;
        this.told = told;
    }

    @ExceptionHandler
    ModelAndView coded(CodedException e, HttpServletRequest request, Model model,
            @AuthenticationPrincipal Actor actor) {
        told.refused(request, Door.PORTAL, e.code());
        ErrorBody problem = ErrorBody.of(e, PageFrame.language(request));
        Optional<String> from = request.getMethod().equals("POST") ? cameFrom(request) : Optional.empty();
        if (from.isPresent()) {
            RequestContextUtils.getOutputFlashMap(request).put("problem", problem);
            return new ModelAndView("redirect:" + from.get());
        }
        page.frame(model, request, actor);
        HttpStatus status = HttpStatusOf.code(e.code());
        model.addAttribute("problem", problem);
        model.addAttribute("status", status.value());
        return new ModelAndView("pages/error", model.asMap(), status);
    }

    @ExceptionHandler({MissingServletRequestParameterException.class, MethodArgumentTypeMismatchException.class,
            HandlerMethodValidationException.class})
    ModelAndView unusable(Exception e, HttpServletRequest request, Model model,
            @AuthenticationPrincipal Actor actor) {
        return coded(BadRequest.of(e), request, model, actor);
    }

    /**
     * Whatever is thrown, a stack or a heap that ends included. The cause goes to the log under a number; the reader
     * gets the number, because a message may hold data.
     */
    @ExceptionHandler
    ModelAndView inside(Throwable e, HttpServletRequest request, Model model, @AuthenticationPrincipal Actor actor) {
        if (e instanceof ErrorResponse refused && refused.getStatusCode().is4xxClientError()) {
            return coded(e instanceof HttpRequestMethodNotSupportedException
                    ? new CodedException(ServerCode.NOT_FOUND, e)
                    : new CodedException(ServerCode.BAD_REQUEST, e, refused.getStatusCode().value()), request,
                    model, actor);
        }
        String incident = CallId.of(request);
        LOG.error("incident {} in {}: {}", incident, CallTold.place(request), ErrorPage.origin(e));
        return coded(new CodedException(ServerCode.INSIDE, incident), request, model, actor);
    }

    /** @return the page of this site on which the form stood */
    private static Optional<String> cameFrom(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Referer")).flatMap(text -> {
            try {
                URI referer = URI.create(text);
                boolean own = request.getServerName().equals(referer.getHost())
                        && request.getServerPort() == referer.getPort();
                boolean same = request.getRequestURI().equals(referer.getRawPath());
                return own && !same ? Optional.of(referer.getRawPath()
                        + (referer.getRawQuery() == null ? "" : "?" + referer.getRawQuery())) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }
}
