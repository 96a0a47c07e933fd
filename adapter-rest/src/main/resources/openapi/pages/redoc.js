Redoc.init(
  "/openapi.json",
  { disableSearch: false, expandResponses: "200,201", nativeScrollbars: true },
  document.getElementById("redoc"),
);
