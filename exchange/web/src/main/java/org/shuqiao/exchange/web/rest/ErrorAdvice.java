package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.connection.CallId;
import org.shuqiao.exchange.web.error.BadRequest;
import org.shuqiao.exchange.web.error.CallTold;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Maps exceptions of REST calls to coded answers in the caller's language. */
@RestControllerAdvice(annotations = RestController.class)
class ErrorAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    private final CallTold told;

    ErrorAdvice(CallTold told) {
        this.told = told;
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> coded(CodedException e, HttpServletRequest request) {
        told.refused(request, Door.REST, e.code());
        return ProblemAnswer.of(e, request);
    }

    /** A delivery that is asked for in a way that asks for nothing: it has no record, and the security log is told. */
    @ExceptionHandler
    ResponseEntity<ErrorBody> mistaken(MistakeException e, HttpServletRequest request) {
        told.mistaken(request, Door.REST, e.reason().code());
        return ProblemAnswer.of(e.reason(), request);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return coded(new CodedException(ServerCode.BAD_REQUEST, e, "JSON"), request);
    }

    @ExceptionHandler({MissingServletRequestParameterException.class, MethodArgumentTypeMismatchException.class,
            HandlerMethodValidationException.class})
    ResponseEntity<ErrorBody> unusable(Exception e, HttpServletRequest request) {
        return coded(BadRequest.of(e), request);
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<ErrorBody> absent(Exception e, HttpServletRequest request) {
        return coded(new CodedException(ServerCode.NOT_FOUND, e), request);
    }

    /**
     * Whatever is thrown, a stack or a heap that ends included. The cause goes to the log under a number; the caller
     * gets the number, because a message may hold data.
     */
    @ExceptionHandler
    ResponseEntity<ErrorBody> inside(Throwable e, HttpServletRequest request) {
        if (e instanceof ErrorResponse refused && refused.getStatusCode().is4xxClientError()) {
            CodedException unusable = BadRequest.of((Exception) e);
            told.refused(request, Door.REST, unusable.code());
            return ProblemAnswer.of(unusable, request, refused.getHeaders());
        }
        String incident = CallId.of(request);
        LOG.error("incident {} in {} {}: {} at {}", incident, request.getMethod(), CallTold.place(request),
                e.getClass().getName(), e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?");
        return coded(new CodedException(ServerCode.INSIDE, incident), request);
    }
}
