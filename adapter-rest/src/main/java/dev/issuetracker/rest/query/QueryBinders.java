package dev.issuetracker.rest.query;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.bind.RequestBinderRegistry;
import jakarta.inject.Singleton;

/** Puts our binders of query parameters in the place of the framework's own. */
@Singleton
final class QueryBinders implements BeanCreatedEventListener<RequestBinderRegistry> {

  @Override
  public RequestBinderRegistry onCreated(BeanCreatedEvent<RequestBinderRegistry> event) {
    RequestBinderRegistry binders = event.getBean();
    binders.addArgumentBinder(new RepeatedValueBinder<>(event.getSource().getConversionService()));
    binders.addArgumentBinder(new QueryRecordBinder<>(binders));
    return binders;
  }
}
