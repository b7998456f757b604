/** What this page uses of Swagger UI's bundle, which comes without types. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  interface SwaggerRequest {
    url: string;
    headers: Record<string, string>;
  }

  interface SwaggerOptions {
    domNode: HTMLElement;
    spec: Record<string, unknown>;
    deepLinking: boolean;
    displayOperationId: boolean;
    displayRequestDuration: boolean;
    docExpansion: 'none' | 'list' | 'full';
    defaultModelRendering: 'example' | 'model';
    defaultModelExpandDepth: number;
    defaultModelsExpandDepth: number;
    validatorUrl: null;
    syntaxHighlight: boolean | { activated: boolean };
    plugins: unknown[];
    requestInterceptor: (request: SwaggerRequest) => SwaggerRequest;
    onComplete: () => void;
  }

  export default function SwaggerUIBundle(options: SwaggerOptions): unknown;
}
